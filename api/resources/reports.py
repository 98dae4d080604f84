"""Weekly reports that were published."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router

from reports.models import WeeklyReportPage

from ..paging import listed
from ..schemas.lists import Listing
from ..schemas.reports import ReportItem, ReportOut

router = Router(tags=["reports"])


@router.get("/reports", response=Listing[ReportItem], summary="List reports")
def reports(request: HttpRequest, page: str = "1", cursor: str = "", fields: str = "") -> dict[str, Any]:
    """List the published reports, the latest week first."""
    answer = listed(request, WeeklyReportPage.objects.for_list().public())
    return answer | {"results": [report_item(page) for page in answer["results"]]}


@router.get("/reports/{week}", response=ReportOut, summary="One report")
def report(request: HttpRequest, week: str) -> dict[str, Any]:
    """Show a report with its frozen figures; `week` is ISO (2020-W14)."""
    page = get_object_or_404(WeeklyReportPage.objects.live().public(), week=week)
    return report_item(page) | {"introduction": page.introduction, "figures": page.figures}


def report_item(page: WeeklyReportPage) -> dict[str, Any]:
    """Shape a report for a list."""
    return {name: getattr(page, name) for name in ("week", "title", "url", "as_of")} | {"dated": page.report_date}
