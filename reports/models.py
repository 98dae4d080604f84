"""Weekly reports as pages: the portal computes the figures, editors write around them."""

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
from portal.pages import IndexPage, PortalPageManager, PortalPageQuerySet

from .dates import long_date
from .downloads import csv_response, json_response
from .key_figures.pages import KeyFiguresPage
from .page import report_context
from .period import Period
from .permissions import ReportPermissionTester
from .second_reading import SecondReading
from .weeks import Week

__all__ = ["KeyFiguresPage", "ReportIndexPage", "SecondReading", "WeeklyReportPage"]


class ReportIndexPage(IndexPage):
    """The list of reports at `/bilans/`."""

    subpage_types = ["reports.WeeklyReportPage"]
    template = "reports/index.html"

    class Meta:
        verbose_name = _("list of weekly reports")
        verbose_name_plural = _("lists of weekly reports")

    def list_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return the published reports, the latest week first."""
        return {"reports": WeeklyReportPage.objects.child_of(self).for_list()}


class WeeklyReportPageQuerySet(PortalPageQuerySet):
    """Which reports."""

    def for_list(self) -> "WeeklyReportPageQuerySet":
        """Published reports, the latest week first, without the text that a list doesn't show."""
        return self.live().order_by("-week").defer("prose", "introduction")

    def before(self, week: str) -> "WeeklyReportPageQuerySet":
        """Published reports of earlier weeks, the nearest first."""
        return self.for_list().filter(week__lt=week)

    def after(self, week: str) -> "WeeklyReportPageQuerySet":
        """Published reports of later weeks, the nearest first."""
        return self.for_list().filter(week__gt=week).order_by("week")


class WeeklyReportPage(RoutablePageMixin, Page):
    """The report of one ISO week. Its figures are frozen in it, with the moment they speak of.

    Made by `actions.draft_weekly_report` and never by hand, since nobody types figures.
    """

    is_kept_whole = True

    week = models.CharField(_("ISO week"), max_length=8, unique=True, help_text=_("For example 2020-W14."))
    as_of = models.DateTimeField(_("state of"))
    report_date = models.DateField(_("dated"), null=True, blank=True)
    figures = models.JSONField(_("figures"), default=dict)
    introduction = models.TextField(_("introduction"), blank=True)
    prose = StreamField(ProseBlock(), verbose_name=_("text of the editors"), blank=True)

    objects = PortalPageManager.from_queryset(WeeklyReportPageQuerySet)()

    is_creatable = False
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
        context = super().get_context(request, *args, **kwargs)
        return (
            context | neighbours | report_context(Period.of(self.iso_week, self.as_of), self.figures, self.report_date)
        )

    def permissions_for_user(self, user: User) -> ReportPermissionTester:
        """Ask for a second person wherever a report is published: command, action and admin alike."""
        return ReportPermissionTester(user, self)

    @path("csv/")
    def download_csv(self, request: HttpRequest) -> HttpResponse:
        """Download the frozen figures as a table."""
        return csv_response(self.slug, self.figures)

    @path("json/")
    def download_json(self, request: HttpRequest) -> HttpResponse:
        """Download the frozen figures as `weekly_report --format json` prints them."""
        return json_response(self.slug, self.figures)
