"""What coordinators do with a request, one verb each: it is dated, says by whom, and asked twice it is done once."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from directory.models import Solicitation, Volunteer
from directory.models.contact import SolicitationKind
from help_requests.models import HelpRequestPage
from matching.models import Call

from ..models import Handling, Note


@transaction.atomic
def assign(help_request: HelpRequestPage, *, coordinator: User | None, by: User) -> bool:
    """Have a coordinator see to a request, or nobody; return whether that is a change."""
    # The page row is the lock: of two who take it at once, the second sees the first.
    HelpRequestPage.objects.select_for_update().get(pk=help_request.pk)
    current = Handling.objects.current().filter(help_request=help_request).first()
    if (current.coordinator if current else None) == coordinator:
        return False
    if current:
        current.end()
    if coordinator:
        Handling.objects.create(help_request=help_request, coordinator=coordinator, by=by)
    return True


@transaction.atomic
def take(help_request: HelpRequestPage, *, by: User) -> User | None:
    """See to it oneself unless a colleague has just begun to; return that colleague."""
    HelpRequestPage.objects.select_for_update().get(pk=help_request.pk)
    current = Handling.objects.current().filter(help_request=help_request).select_related("coordinator").first()
    if current and current.coordinator and current.coordinator != by:
        return current.coordinator
    assign(help_request, coordinator=by, by=by)
    return None


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

    Somebody who isn't part of it yet was asked by this call: that counts for what they accept in a month.
    """
    said = {"outcome": outcome, "minutes": minutes, "next_step": next_step, "next_on": next_on}
    call, is_new = Call.objects.get_or_create(
        key=key, defaults={"help_request": help_request, "volunteer": volunteer, "by": by, "at": timezone.now(), **said}
    )
    if is_new and volunteer and not help_request.offers.for_volunteer(volunteer).exists():
        Solicitation.objects.create(volunteer=volunteer, by=by, kind=SolicitationKind.CALL)
    return call
