"""What a message says: what everybody may read at the moment it is sent, in the shapes of the API.

Of a person only the address of their page is said, and of a page that is gone only its number: a receiver's copy goes
by the number, and nothing of somebody who left is told again.
"""

import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from ninja.responses import NinjaJSONEncoder
from pydantic import BaseModel
from wagtail.models import Page

from directory.models import VolunteerProfilePage
from help_requests.models import HelpRequestPage
from reports.models import WeeklyReportPage

from ..resources.help_requests import request_out
from ..resources.reports import report_item
from ..schemas.help_requests import RequestOut
from ..schemas.reports import ReportItem
from .choices import PING, Event
from .models import WebhookDelivery

API = "/api/v1"


def body_of(delivery: WebhookDelivery) -> bytes | None:
    """Return the JSON of a message; None when what it is about is no longer public, or public again."""
    data = DATA[delivery.event](delivery.about)
    if data is None:
        return None
    said = {"type": delivery.event, "timestamp": delivery.happened_at, "data": data}
    return json.dumps(said, ensure_ascii=False, cls=NinjaJSONEncoder).encode()


def request_data(pk: int | None) -> dict[str, Any] | None:
    """Return a public request as the API shows it."""
    pages = HelpRequestPage.objects.live().public().with_card().prefetch_related("needs__fillings")
    page = pages.filter(pk=pk).first()
    if page is None:
        return None
    return _linked(page, f"/requests/{page.slug}") | _shaped(RequestOut, request_out(page), but={"url"})


def profile_data(pk: int | None) -> dict[str, Any] | None:
    """Return where a public page of the directory is."""
    page = VolunteerProfilePage.objects.live().public().filter(pk=pk).first()
    return _linked(page, f"/profiles/{page.slug}") | {"slug": page.slug} if page else None


def report_data(pk: int | None) -> dict[str, Any] | None:
    """Return which report it is and where."""
    page = WeeklyReportPage.objects.live().public().filter(pk=pk).first()
    return (
        _linked(page, f"/reports/{page.week}") | _shaped(ReportItem, report_item(page), but={"url"}) if page else None
    )


def gone(pages: type[Page]) -> Callable[[int | None], dict[str, Any] | None]:
    """Return what says that a page is gone, unless it came back meanwhile."""

    def data(pk: int | None) -> dict[str, Any] | None:
        return None if pages.objects.live().filter(pk=pk).exists() else {"id": pk}

    return data


def _linked(page: Page, api_path: str) -> dict[str, Any]:
    return {"id": page.pk, "url": f"{settings.SITE_URL}{page.url}", "api": f"{settings.SITE_URL}{API}{api_path}"}


def _shaped(schema: type[BaseModel], said: dict[str, Any], but: set[str]) -> dict[str, Any]:
    return schema.model_validate(said, from_attributes=True).model_dump(exclude=but)


DATA: dict[str, Callable[[int | None], dict[str, Any] | None]] = {
    Event.REQUEST_PUBLISHED: request_data,
    Event.REQUEST_SOLVED: request_data,
    Event.REQUEST_WITHDRAWN: gone(HelpRequestPage),
    Event.OFFER_ACCEPTED: request_data,
    Event.PROFILE_PUBLISHED: profile_data,
    Event.PROFILE_WITHDRAWN: gone(VolunteerProfilePage),
    Event.REPORT_PUBLISHED: report_data,
    PING: lambda _pk: {},
}
