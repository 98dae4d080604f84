"""Calling a volunteer about a request I manage, and the requests that suit me; as on the pages of matching."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Router, Status

from directory.models import VolunteerProfilePage
from help_requests.offering.permissions import volunteer_of
from matching.access import managed_request
from matching.calling import actions
from matching.calling.forms import OutcomeForm
from matching.calling.permissions import Refusal
from matching.mine import SuitedCard, suited_cards
from matching.models import Call

from ..auth import APIRequest, Member
from ..choices import Right
from ..problems import ProblemError
from ..refusing import not_ready
from ..schemas.following import CallIn, CallOut, OutcomeIn, SuitedOut
from ..writing.named import must_have_a_name
from ..writing.once import once
from ..writing.typed import cleaned, typed

router = Router(tags=["offers"])
mine, writes = Member(Right.READ), Member(Right.OFFERS)


@router.get("/me/suited-requests", response=list[SuitedOut], auth=mine, summary="Requests that suit me")
def requests_for_me(request: APIRequest) -> list[dict[str, Any]]:
    """List the twenty requests that suit me best, with the reasons; none for somebody without a page online."""
    volunteer = volunteer_of(request.user)
    return [_suited(card) for card in suited_cards(volunteer)] if volunteer else []


def _suited(card: SuitedCard) -> dict[str, Any]:
    same = {name: getattr(card, name) for name in ("slug", "title", "url", "establishment")}
    return same | {"reasons": [str(line.text) for line in card.reasons]}


@router.post("/requests/{slug}/calls", response=CallOut, auth=writes, summary="Call a volunteer")
def call_volunteer(request: APIRequest, slug: str, said: CallIn) -> Status:
    """Show the number of somebody who could help, note it for them, and count it as asking them once.

    Begun twice it is one call; the number is kept under no `Idempotency-Key`.
    """
    must_have_a_name(request)
    page = managed_request(request.user, slug)
    profiles = VolunteerProfilePage.objects.live().select_related("volunteer__user")
    profile = get_object_or_404(profiles, slug=said.volunteer.replace("\x00", ""))
    try:
        begun, number = actions.begin(page, profile, by=request.user)
    except actions.CallRefusedError as refused:
        raise _not_called(refused.reason) from refused
    return Status(200, {"key": begun.key, "number": number})


def _not_called(reason: Refusal) -> ProblemError:
    is_about_who_asks = reason in (Refusal.SUSPENDED, Refusal.NO_NUMBER)
    status, title = (403, _("Not allowed")) if is_about_who_asks else (409, not_ready())
    return ProblemError(status, title, str(reason.label), reason=reason.value)


@router.post("/calls/{call}/outcome", response={204: None}, auth=writes, summary="What came of a call")
@once
def call_outcome(request: APIRequest, call: str, said: OutcomeIn) -> Status:
    """Note what came of a call that I began: an offer, a no, help given. Said twice, the first counts."""
    begun = get_object_or_404(Call.objects.filter(by=request.user).select_related("help_request"), key=call)
    managed_request(request.user, begun.help_request.slug)
    form = OutcomeForm(typed(said.dict()))
    actions.record(begun, by=request.user, **cleaned(form))
    return Status(204, None)
