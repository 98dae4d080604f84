"""The reports that wait, on the dashboard of those who may work on them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.panels import LONGEST, Line, WaitingPanel
from portal.walls import may_work_on

from ..models import ReportIndexPage, WeeklyReportPage


class ReportsPanel(WaitingPanel):
    """Drafts of weekly reports nobody sent for approval yet, the oldest first."""

    title = gettext_lazy("Weekly reports to finish")
    order = 110

    def lines(self, user: Any) -> Iterable[Line]:
        if not may_work_on(ReportIndexPage, user):
            return []
        drafts = WeeklyReportPage.objects.filter(has_unpublished_changes=True).order_by("week")
        return [
            Line(
                title=report.draft_title or report.title,
                url=reverse("wagtailadmin_pages:edit", args=[report.pk]),
                detail=_("Sent for approval") if report.is_frozen else _("Draft"),
                since=report.latest_revision_created_at,
                plain_url=reverse("report_plain", args=[report.pk]),
            )
            for report in drafts[:LONGEST]
        ]
