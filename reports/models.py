"""Weekly reports as pages: the portal computes the figures, editors write around them."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from portal.blocks import ProseBlock
from portal.pages import IndexPage, PortalPageManager

from .second_reading import SecondReading
from .weeks import Week

__all__ = ["ReportIndexPage", "SecondReading", "WeeklyReportPage"]


class ReportIndexPage(IndexPage):
    """The list of reports at `/bilans/`."""

    introduction = models.TextField(_("introduction"), blank=True)

    subpage_types = ["reports.WeeklyReportPage"]
    template = "reports/index.html"
    content_panels = [*IndexPage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("list of weekly reports")
        verbose_name_plural = _("lists of weekly reports")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the published reports, the latest week first."""
        reports = WeeklyReportPage.objects.child_of(self).live().order_by("-week")
        return super().get_context(request, *args, **kwargs) | {"reports": reports}


class WeeklyReportPage(Page):
    """The report of one ISO week. Its figures are frozen in it, with the moment they speak of."""

    week = models.CharField(_("ISO week"), max_length=8, unique=True, help_text=_("For example 2020-W14."))
    as_of = models.DateTimeField(_("state of"))
    report_date = models.DateField(_("dated"), null=True, blank=True)
    figures = models.JSONField(_("figures"), default=dict)
    introduction = models.TextField(_("introduction"), blank=True)
    prose = StreamField(ProseBlock(), verbose_name=_("text of the editors"), blank=True)

    objects = PortalPageManager()

    parent_page_types = ["reports.ReportIndexPage"]
    subpage_types: list[str] = []
    template = "reports/report.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("week", read_only=True),
        FieldPanel("as_of", read_only=True),
        FieldPanel("report_date"),
        FieldPanel("introduction"),
        FieldPanel("prose"),
    ]

    class Meta:
        verbose_name = _("weekly report")
        verbose_name_plural = _("weekly reports")

    @property
    def iso_week(self) -> Week:
        """The week this report is about."""
        return Week.parse(self.week)
