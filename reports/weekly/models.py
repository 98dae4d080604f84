"""A weekly report: the portal computes the figures, editors write around them, a second person approves."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page

from accounts.models import User
from portal.blocks import ProseBlock
from portal.pages import PortalPageManager

from ..dates import long_date
from ..downloads import csv_response, json_response, pdf_response
from ..figures import compute
from ..page import report_context
from ..period import Period
from ..printing import pdf_of
from ..weeks import Week
from .comparing import Difference, differences
from .forms import ReportForm
from .panels import FIGURES, HIGHLIGHTS, SENTENCES
from .permissions import ReportPermissionTester
from .querysets import WeeklyReportPageQuerySet
from .searching import text_of


class WeeklyReportPage(RoutablePageMixin, Page):
    """The report of one ISO week. Its figures are frozen in it, with the moment they speak of.

    Made by `actions.draft_weekly_report` and never by hand, since nobody types figures. `unsaid` is what the
    fixed shape of the figures has no place for (`figures/unsaid.py`), `sentences` what editors wrote instead of our
    sentences (`words.py`), `highlights` what they chose as worth reading (`highlights.py`), `corrections` what moved in
    the figures of the report before since it was published (`comparing.py`).
    """

    is_kept_whole = True

    week = models.CharField(_("ISO week"), max_length=8, unique=True, help_text=_("For example 2020-W14."))
    as_of = models.DateTimeField(_("state of"))
    report_date = models.DateField(_("dated"), null=True, blank=True)
    signed_by = models.CharField(
        _("written by"),
        max_length=120,
        blank=True,
        help_text=_("Who answers for the words, as it is to be read by everybody: a team or a function."),
    )
    figures = models.JSONField(_("figures"), default=dict)
    unsaid = models.JSONField(_("not given"), default=dict, blank=True, editable=False)
    sentences = models.JSONField(_("sentences of the editors"), default=dict, blank=True)
    highlights = models.JSONField(_("worth reading"), default=list, blank=True)
    corrections = models.JSONField(_("corrections"), default=list, blank=True)
    introduction = models.TextField(_("introduction"), blank=True)
    prose = StreamField(ProseBlock(), verbose_name=_("text of the editors"), blank=True)
    search_text = models.TextField(default="", blank=True, editable=False)

    objects = PortalPageManager.from_queryset(WeeklyReportPageQuerySet)()

    is_creatable = False
    parent_page_types = ["reports.ReportIndexPage"]
    subpage_types: list[str] = []
    template = "reports/report.html"
    api_fields = ["week", "as_of", "report_date", "signed_by", "introduction", "prose", "figures"]
    base_form_class = ReportForm
    content_panels = [
        *Page.content_panels,
        FIGURES,
        FieldPanel("report_date"),
        FieldPanel("signed_by"),
        FieldPanel("introduction"),
        *SENTENCES,
        HIGHLIGHTS,
        FieldPanel("prose"),
    ]

    class Meta:
        verbose_name = _("weekly report")
        verbose_name_plural = _("weekly reports")

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Note what the report says, for the archive's search."""
        self.search_text = text_of(self) if self.figures else ""
        return super().save(*args, **kwargs)

    @property
    def iso_week(self) -> Week:
        """The week this report is about."""
        return Week.parse(self.week)

    @property
    def period(self) -> Period:
        """The days and the moment that its figures speak of."""
        return Period.of(self.iso_week, self.as_of)

    @property
    def is_frozen(self) -> bool:
        """Whether its figures stay as they are: sent for approval, they are what is approved."""
        return bool(self.workflow_in_progress)

    def moved(self) -> list[Difference]:
        """Return what the same figures would be today, where they differ."""
        return differences(self.figures, compute(self.iso_week, self.as_of))

    @property
    def headline(self) -> dict[str, Any]:
        """Its three figures, with what a list needs beside them."""
        state = timezone.localtime(self.as_of).date()
        week, people, asked = self.iso_week, self.figures["volunteers"], self.figures["requests"]
        return {
            "title": self.title,
            "url": self.url,
            "week": self.week,
            "from": week.monday,
            "to": week.sunday,
            "as_of": state,
            "state": long_date(state),
            "volunteers": people["total"],
            "regions": people["regions_count"],
            "handled": asked["handled"],
            "with_tool": asked["with_tool"],
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the figures as words and charts, what is worth reading, and the neighbouring reports."""
        neighbours = {
            "before": WeeklyReportPage.objects.before(self.week).first(),
            "after": WeeklyReportPage.objects.after(self.week).first(),
        }
        return super().get_context(request, *args, **kwargs) | neighbours | report_context(self)

    def permissions_for_user(self, user: User) -> ReportPermissionTester:
        """Ask for a second person wherever a report is published: command, action and admin alike."""
        return ReportPermissionTester(user, self)

    @path("pdf/")
    def download_pdf(self, request: HttpRequest) -> HttpResponse:
        """Download the report as it is printed."""
        return pdf_response(self.slug, pdf_of(self))

    @path("csv/")
    def download_csv(self, request: HttpRequest) -> HttpResponse:
        """Download the frozen figures as a table."""
        return csv_response(self.slug, self.figures)

    @path("json/")
    def download_json(self, request: HttpRequest) -> HttpResponse:
        """Download the frozen figures as `weekly_report --format json` prints them."""
        return json_response(self.slug, self.figures)
