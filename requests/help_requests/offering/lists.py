"""The lists of both sides: what one has to answer stands first."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.member_request import MemberRequest
from accounts.models import User
from directory.models import Volunteer
from portal.pagination import page_of

from ..choices import OfferOrigin, OfferState
from ..models import HelpRequestPage, Offer
from ..needs import NeedRow, need_row
from . import cards, conflicts, feed
from .cards import OfferRow

_BY_VOLUNTEER = Q(origin__in=OfferOrigin.by_volunteer())
_UNDECIDED = Q(state=OfferState.PROPOSED)


def offers_url(page: HelpRequestPage) -> str:
    """Return the address of the offers for a request."""
    return reverse("request_offers", args=[page.slug])


def told(offer: Offer) -> str:
    """Return what became of an offer, for whoever has just acted."""
    if offer.is_accepted:
        return _("It is settled: here is how to reach each other.")
    if offer.is_waiting:
        return _("All places are taken for now: the offer is on the waiting list, and gets the first free place.")
    return _("Your offer is on its way. The answer comes here, and by e-mail.")


def for_request(page: HelpRequestPage) -> QuerySet[Offer]:
    """Return the offers for a request: to answer, accepted, waiting list in its order, asked, then what is over."""
    return (
        page.offers.select_related(*cards.RELATED)
        .prefetch_related(*cards.PREFETCHED)
        .annotate(rank=_rank(to_answer=_BY_VOLUNTEER))
        .order_by("rank", "waiting_since", "created_at", "pk")
    )


def rows(offers: Iterable[Offer], *, is_volunteer: bool = False) -> list[OfferRow]:
    """Return rows, in a constant number of queries."""
    shown = list(offers)
    held = conflicts.held_by({offer.volunteer_id for offer in shown if offer.is_standing})
    return [cards.row(offer, held, is_volunteer=is_volunteer) for offer in shown]


def needs(page: HelpRequestPage) -> list[NeedRow]:
    """Return the needs of a request with the places left."""
    return [need_row(need) for need in page.needs.select_related("profession", "skill").prefetch_related("fillings")]


def mine(request: MemberRequest) -> dict[str, Any]:
    """Return the context of `/compte/propositions/`."""
    volunteer = Volunteer.objects.filter(user=request.user).first()
    shown = page_of(of_volunteer(request.user), request)
    found = rows(shown, is_volunteer=True)
    return {
        "shown": shown,
        "sections": [(title, part) for title, part in _sections(found) if part],
        "feed_url": settings.SITE_URL + url if volunteer and (url := feed.url_of(volunteer)) else "",
        "is_volunteer": volunteer is not None,
    }


def of_volunteer(user: User) -> QuerySet[Offer]:
    """Return what somebody offered and was asked: to answer, accepted, waiting, asked, then what is over."""
    return (
        Offer.objects.filter(volunteer__user=user, help_request__live=True)
        .select_related(*cards.RELATED)
        .prefetch_related(*cards.PREFETCHED)
        .annotate(rank=_rank(to_answer=~_BY_VOLUNTEER))
        .order_by("rank", "-created_at", "-pk")
    )


def _rank(*, to_answer: Q) -> Case:
    waits = Q(waiting_since__isnull=False)
    return Case(
        When(_UNDECIDED & to_answer & ~waits, then=Value(0)),
        When(state=OfferState.ACCEPTED, then=Value(1)),
        When(_UNDECIDED & waits, then=Value(2)),
        When(_UNDECIDED, then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )


def _sections(found: list[OfferRow]) -> list[tuple[str, list[OfferRow]]]:
    titles = [
        _("To answer"), _("Accepted"), _("On the waiting list"), _("Waiting for their answer"), _("Over"),
    ]  # fmt: skip
    by_rank = {rank: [one for one in found if one.offer.rank == rank] for rank in range(len(titles))}  # type: ignore[attr-defined]
    return [(title, by_rank[rank]) for rank, title in enumerate(titles)]
