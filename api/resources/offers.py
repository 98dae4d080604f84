"""Offers of help: said, proposed, answered, taken back, by the very actions of the pages."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Path, Router, Status
from ninja.errors import Throttled

from directory.contact.forms import new_key
from directory.models import VolunteerProfilePage
from help_requests.models import HelpRequestPage, Offer
from help_requests.offering import actions, lists, permissions
from help_requests.offering.answering import readable
from help_requests.offering.cards import OfferRow
from help_requests.offering.forms import HelpForm, NoForm, ProposalForm, YesForm
from help_requests.offering.refusals import OfferRefusedError, Refusal
from help_requests.offering.showing import offer_context
from help_requests.offering.views import OFFERS, managed
from help_requests.permissions import may_read_offers
from matching.access import managed_request
from matching.candidates import candidates_for
from portal.rate_limits import visitor_key

from ..auth import APIRequest, Member
from ..choices import Right
from ..paging import listed
from ..schemas.asking import AcceptIn, DeclineIn, Matches, OfferIn, OfferItem, OfferOut, ProposalIn
from ..schemas.lists import Listing
from ..writing.named import must_have_a_name
from ..writing.once import once
from ..writing.typed import cleaned, typed

router = Router(tags=["offers"])
mine, writes = Member(Right.READ), Member(Right.OFFERS)
MOST_MATCHES = 30


@router.get("/requests/{slug}/offers", response=Listing[OfferItem], auth=mine, summary="Offers for a request of mine")
def offers(request: APIRequest, slug: str, page: str = "1", cursor: str = "", fields: str = "") -> dict[str, Any]:
    """List who offered help, those to answer first; for who asked and coordinators."""
    asked = get_object_or_404(HelpRequestPage.objects.live(), slug=slug)
    if not may_read_offers(request.user, asked):
        raise Http404
    answer = listed(request, lists.for_request(asked))
    return answer | {"results": _items(lists.rows(answer["results"]))}


@router.get("/me/offers", response=Listing[OfferItem], auth=mine, summary="What I offered and was asked")
def my_offers(request: APIRequest, page: str = "1", cursor: str = "", fields: str = "") -> dict[str, Any]:
    """List what I offered and what I was asked, what waits for me first."""
    answer = listed(request, lists.of_volunteer(request.user))
    return answer | {"results": _items(lists.rows(answer["results"], is_volunteer=True))}


@router.post("/requests/{slug}/offers", response={201: OfferOut}, auth=writes, summary="Offer help")
@once
def offer_help(request: APIRequest, slug: str, said: OfferIn) -> Status:
    """Say “I can help”: as somebody whose page is online. Said twice it is one offer."""
    page = get_object_or_404(HelpRequestPage.objects.live(), slug=slug)
    volunteer = permissions.volunteer_of(request.user)
    if volunteer is None:
        raise OfferRefusedError(Refusal.NO_PAGE)
    form = HelpForm(typed(said.dict() | {"key": new_key()}), help_request=page, volunteer=volunteer)
    words = _words(request, form)
    return Status(201, _one(request, actions.offer_help(page, volunteer=volunteer, by=request.user, **words)))


@router.post("/requests/{slug}/proposals", response={201: OfferOut}, auth=writes, summary="Propose a request")
@once
def propose(request: APIRequest, slug: str, said: ProposalIn) -> Status:
    """Ask a volunteer whether they could help; for who manages the request."""
    page = managed(request, slug)
    must_have_a_name(request)
    profiles = VolunteerProfilePage.objects.live().select_related("volunteer__user")
    profile = get_object_or_404(profiles, slug=said.volunteer.replace("\x00", ""))
    words = _words(request, ProposalForm(typed(said.dict() | {"key": new_key()}), help_request=page))
    return Status(201, _one(request, actions.propose(page, volunteer=profile.volunteer, by=request.user, **words)))


def _words(request: APIRequest, form: Any) -> dict[str, Any]:
    """Return what a valid form says; within the limit of the page."""
    said = cleaned(form)
    if not OFFERS.allows(visitor_key(request)):
        raise Throttled(wait=OFFERS.seconds)
    return said


@router.get("/offers/{pk}", response=OfferOut, auth=mine, summary="One offer")
def offer(request: APIRequest, pk: Path[int]) -> dict[str, Any]:
    """Read an offer that I take part in; once accepted, with how to reach the other side."""
    return _out(readable(request, pk), request)


@router.post("/offers/{pk}/accept", response=OfferOut, auth=writes, summary="Accept an offer or a proposal")
@once
def accept_offer(request: APIRequest, pk: Path[int], said: AcceptIn) -> Status:
    """Say yes: it takes a place, or one on the waiting list. Accepted twice it is once."""
    found = readable(request, pk)
    is_volunteer = permissions.is_its_volunteer(request.user, found)
    reach = cleaned(YesForm(typed(said.dict()), offer=found))["reach"] if is_volunteer else None
    return Status(200, _one(request, actions.accept(found, by=request.user, reach=reach)))


@router.post("/offers/{pk}/decline", response=OfferOut, auth=writes, summary="Decline an offer or a proposal")
@once
def decline_offer(request: APIRequest, pk: Path[int], said: DeclineIn) -> Status:
    """Say no, with a reason."""
    found = readable(request, pk)
    return Status(200, _one(request, actions.decline(found, by=request.user, **_reason(request, found, said))))


@router.post("/offers/{pk}/withdraw", response=OfferOut, auth=writes, summary="Take an offer back")
@once
def withdraw_offer(request: APIRequest, pk: Path[int], said: DeclineIn) -> Status:
    """Take an offer or a proposal back; its place goes to the first who waits."""
    found = readable(request, pk)
    return Status(200, _one(request, actions.withdraw(found, by=request.user, **_reason(request, found, said))))


def _reason(request: APIRequest, found: Offer, said: DeclineIn) -> dict[str, Any]:
    return cleaned(NoForm(typed(said.dict()), is_volunteer=permissions.is_its_volunteer(request.user, found)))


@router.get("/requests/{slug}/matches", response=Matches, auth=mine, summary="Who could help")
def matches(request: APIRequest, slug: str, limit: int = 10) -> dict[str, Any]:
    """List who could help with a request I manage, best first, with the reasons; nobody for one that is closed."""
    page = managed_request(request.user, slug)
    is_open = page.live and page.is_taking_answers
    found = candidates_for(page, limit=max(1, min(limit, MOST_MATCHES))) if is_open else []
    return {"request": page.slug, "volunteers": found}


def _one(request: APIRequest, made: Offer) -> dict[str, Any]:
    return _out(readable(request, made.pk), request)


def _out(found: Offer, request: APIRequest) -> dict[str, Any]:
    context = offer_context(found, request.user)
    return _item(context["row"]) | {
        "is_mine": context["is_volunteer"],
        "may_answer": context["may_answer"],
        "reason": str(context["reason"]),
        "contacts": [{"label": str(line.label), "value": line.value} for line in context["contacts"]],
    }


def _items(rows: Iterable[OfferRow]) -> list[dict[str, Any]]:
    return [_item(row) for row in rows]


def _item(row: OfferRow) -> dict[str, Any]:
    one = row.offer
    return {
        **{name: getattr(one, name) for name in ("message", "origin", "state", "is_waiting")},
        "id": one.pk,
        "request": one.help_request.slug,
        "request_title": one.help_request.title,
        "volunteer": row.card.url.rstrip("/").rpartition("/")[2],
        "volunteer_name": row.card.name,
        "need": str(row.need),
        "when": str(row.when),
        "made_at": one.created_at,
        "warnings": [str(one) for one in row.warnings],
    }
