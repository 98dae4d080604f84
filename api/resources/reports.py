"""Weekly reports that were published."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from ninja import Router, Status
from ninja.errors import Throttled

from portal.rate_limits import visitor_key
from reports.models import WeeklyReportPage
from reports.subscribing import actions
from reports.subscribing.forms import SubscribeForm
from reports.subscribing.views import FORMS

from ..auth import Opinion
from ..paging import listed
from ..schemas.following import SubscribeIn
from ..schemas.lists import Listing
from ..schemas.reports import ReportItem, ReportOut
from ..writing.typed import cleaned, typed

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


@router.post("/report-subscriptions", response={204: None}, auth=Opinion(), summary="Get reports by mail")
def subscribe(request: HttpRequest, said: SubscribeIn) -> Status:
    """Ask for reports or bulletins at an address: a letter asks for its confirmation, and nothing is sent before."""
    words = cleaned(SubscribeForm(typed(said.dict())))
    if not FORMS.allows(visitor_key(request)):
        raise Throttled(wait=FORMS.seconds)
    actions.ask(words["email"], words["editions"], language=get_language() or "fr")
    return Status(204, None)
