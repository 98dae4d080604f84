"""What coordinators do with a request, one verb each: it is dated, says by whom, and asked twice it is done once."""

from datetime import date

from django.db import transaction

from accounts.models import User
from directory.models import Solicitation, Volunteer
from directory.models.contact import SolicitationKind
from help_requests.models import HelpRequestPage
from matching.calling.actions import follow
from matching.models import Call

from ..models import Note


def leave_note(help_request: HelpRequestPage, *, text: str, key: str, by: User) -> Note:
    """Note something for the team; two clicks leave one note."""
    note, _created = Note.objects.get_or_create(
        key=key, defaults={"help_request": help_request, "text": text, "by": by}
    )
    return note


@transaction.atomic
def log_call(
    help_request: HelpRequestPage,
    *,
    by: User,
    key: str,
    outcome: str,
    volunteer: Volunteer | None = None,
    minutes: int | None = None,
    next_step: str = "",
    next_on: date | None = None,
) -> Call:
    """Note a call to a volunteer, or to whoever asks when `volunteer` is empty; two clicks note one.

    A call begun by seeing the number (`matching.calling`) and left without an outcome is this one. A volunteer's yes
    is an accepted offer, their no a declined one. Raises `OfferRefusedError` when that can't be.
    """
    # The page row is the lock: of two clicks, the second finds the call of the first.
    HelpRequestPage.objects.select_for_update().get(pk=help_request.pk)
    if call := Call.objects.filter(key=key).first():
        return call
    said = {"outcome": outcome, "minutes": minutes, "next_step": next_step, "next_on": next_on, "key": key}
    calls = Call.objects.filter(help_request=help_request, volunteer=volunteer)
    if begun := calls.unfinished().filter(by=by, volunteer__isnull=False).first():
        calls.filter(pk=begun.pk).update(**said)
        begun.refresh_from_db()
    else:
        _count(help_request, volunteer, by=by)
        begun = Call.objects.create(help_request=help_request, volunteer=volunteer, by=by, **said)
    if volunteer:
        follow(help_request, outcome, volunteer=volunteer, by=by)
    return begun


def _count(help_request: HelpRequestPage, volunteer: Volunteer | None, *, by: User) -> None:
    """Count a call to somebody who isn't part of it yet: it asked them, within what they accept in a month."""
    if volunteer is None or help_request.offers.for_volunteer(volunteer).exists():
        return
    if not help_request.calls.filter(volunteer=volunteer).exists():
        Solicitation.objects.create(volunteer=volunteer, by=by, kind=SolicitationKind.CALL)
