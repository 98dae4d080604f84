"""Beginning a call and saying what came of it: each is one transaction with all that belongs to it."""

import uuid

from django.db import transaction

from accounts.models import User
from directory.contact.actions import reveal
from directory.models import Solicitation, SolicitationKind, Volunteer, VolunteerProfilePage
from help_requests.actions import record_support
from help_requests.choices import Channel
from help_requests.models import HelpRequestPage

from ..choices import CallOutcome
from ..models import Call
from . import by_phone
from .permissions import Refusal, begun, refusal


class CallRefusedError(Exception):
    """Raised when somebody can't be called; `reason` is for whoever tried."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def begin(help_request: HelpRequestPage, page: VolunteerProfilePage, *, by: User) -> tuple[Call, str]:
    """Return a call and the number to dial: shown, written down for its owner, and counted as asking them once.

    Begun twice it is one call. Raises `CallRefusedError`, and what `directory.contact.actions.reveal` raises.
    """
    if reason := refusal(by, help_request, page):
        raise CallRefusedError(reason)
    # Locks the reader and the volunteer: of two clicks, the second sees the call of the first.
    number = reveal(page, to=by)
    if call := begun(by, help_request, page):
        return call, number
    if reason := refusal(by, help_request, page):
        raise CallRefusedError(reason)
    Solicitation.objects.create(volunteer_id=page.volunteer_id, by=by, kind=SolicitationKind.CALL)
    call = Call.objects.create(help_request=help_request, volunteer_id=page.volunteer_id, by=by, key=uuid.uuid4().hex)
    return call, number


@transaction.atomic
def record(
    call: Call,
    *,
    outcome: str,
    by: User,
    minutes: int | None = None,
    next_step: str = "",
    reason: str = "",
    gave_help: bool = False,
) -> Call:
    """Note what came of a call, with what follows: an accepted offer, one declined for a `reason`, help given.

    Said twice, the first counts. Raises `OfferRefusedError` when an offer can't be made or decided on.
    """
    call = Call.objects.select_for_update().get(pk=call.pk)
    if call.outcome:
        return call
    call.outcome, call.minutes, call.next_step = outcome, minutes, next_step
    call.save(update_fields=["outcome", "minutes", "next_step"])
    if volunteer := call.volunteer:
        follow(call.help_request, outcome, volunteer=volunteer, by=by, reason=reason)
        if gave_help and outcome in CallOutcome.spoken():
            record_support(
                call.help_request, volunteer=volunteer, channel=Channel.PHONE, at=call.at, minutes=minutes, by=by
            )
    return call


def follow(help_request: HelpRequestPage, outcome: str, *, volunteer: Volunteer, by: User, reason: str = "") -> None:
    """Do what a volunteer's word on the telephone means: their yes is an accepted offer, their no a declined one."""
    if outcome == CallOutcome.ACCEPTS:
        by_phone.agreed(help_request, volunteer=volunteer, by=by)
    if outcome == CallOutcome.DECLINES:
        by_phone.refused(help_request, volunteer=volunteer, by=by, reason=reason)
