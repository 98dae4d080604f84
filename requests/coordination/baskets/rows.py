"""A followed request as a line of the list or a card of the board, in a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.models import Establishment
from help_requests.choices import OfferState, Urgency
from help_requests.models import Offer
from help_requests.wording import URGENCY_LOOK, Badge, places
from matching.models import Call

from ..models import Handling
from .cases import CaseQuerySet

# Up to this many hours an age is told in hours: that is how long a night and a day off are counted.
COUNTED_HOURS = 72


@dataclass(frozen=True)
class Row:
    """What a line shows."""

    pk: int
    title: str
    urgency: Badge | None
    where: str
    waits: str
    asked: str
    places: str
    coordinator: str
    last_call: datetime | None
    next_on: date | None


def with_rows(cases: CaseQuerySet) -> Any:
    """Have these requests bring all that `rows` shows, the oldest first."""
    offers = Offer.objects.filter(help_request=OuterRef("pk")).order_by().values("help_request")
    refused = Count("pk", filter=Q(state__in=[OfferState.DECLINED, OfferState.WITHDRAWN]))
    calls = Call.objects.filter(help_request=OuterRef("pk"))
    return (
        cases.annotate(
            state_now=F("now_in__state"),
            since=F("now_in__started_at"),
            asked=Subquery(offers.annotate(number=Count("pk")).values("number")),
            refused=Subquery(offers.annotate(number=refused).values("number")),
            last_call=Subquery(calls.order_by("-at").values("at")[:1]),
            next_on=Subquery(calls.filter(next_on__isnull=False).order_by("-at").values("next_on")[:1]),
        )
        .select_related("establishment__region")
        .prefetch_related(
            Prefetch("handlings", Handling.objects.current().select_related("coordinator"), "handled"),
            "needs__fillings",
        )
        .order_by("since", "pk")
    )


def rows(pages: Iterable[Any], now: datetime) -> list[Row]:
    """Return the lines of requests that `with_rows` prepared."""
    return [_row(page, now) for page in pages]


def _row(page: Any, now: datetime) -> Row:
    needs = list(page.needs.all())
    left, number = sum(need.places_left for need in needs), sum(need.number for need in needs)
    return Row(
        pk=page.pk,
        title=page.title,
        urgency=urgency_badge(page.urgency),
        where=where(page.establishment),
        waits=waits(page.since, now),
        asked=asked(page.asked or 0, page.refused or 0),
        places=places(number=number, left=left) if needs else "",
        coordinator=coordinator_of(page.handled),
        last_call=page.last_call,
        next_on=page.next_on,
    )


def where(establishment: Establishment | None) -> str:
    """Return who asks and in which region, in a line; a request may come from a person alone."""
    if establishment is None:
        return ""
    return ", ".join(filter(None, (establishment.name, str(establishment.region or ""))))


def urgency_badge(urgency: str) -> Badge | None:
    """Return the badge of what is more than ordinary."""
    return Badge(Urgency(urgency).label, *URGENCY_LOOK[urgency]) if urgency in URGENCY_LOOK else None


def coordinator_of(handled: Iterable[Handling]) -> str:
    """Return who sees to it, from the current handlings; empty when nobody does."""
    return next((str(row.coordinator) for row in handled if row.coordinator), "")


def waits(since: datetime, now: datetime) -> str:
    """Return an age: in hours up to three days, then in days."""
    hours = max(0, int((now - since).total_seconds() // 3600))
    if hours <= COUNTED_HOURS:
        return _("%(number)d h") % {"number": hours}
    days = (timezone.localdate(now) - timezone.localdate(since)).days
    return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}


def asked(number: int, refused: int) -> str:
    """Return how many people offered or were asked, and how many of them said no: "6, 3 refus"."""
    if not refused:
        return str(number)
    said = ngettext("%(number)d refusal", "%(number)d refusals", refused) % {"number": refused}
    return f"{number}, {said}"
