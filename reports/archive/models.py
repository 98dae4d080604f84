"""The list of reports at `/bilans/`."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.pages import IndexPage

from .listing import archive_context


class ReportIndexPage(IndexPage):
    """The list of reports at `/bilans/`."""

    subpage_types = ["reports.WeeklyReportPage"]
    template = "reports/index.html"

    class Meta:
        verbose_name = _("list of weekly reports")
        verbose_name_plural = _("lists of weekly reports")

    def list_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return the published reports that the address asks for."""
        return archive_context(self, request.GET)
