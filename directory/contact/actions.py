"""Writing, answering, refusing, seeing a number: each is one transaction with what it announces."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User

from ..models import (
    Block,
    ContactReveal,
    Conversation,
    Message,
    Solicitation,
    SolicitationKind,
    Via,
    Volunteer,
    VolunteerProfilePage,
)
from . import letters, permissions
from .permissions import Refusal

# Counted from the messages themselves, so that it holds whatever the number of processes (security.md, R11).
MOST_AN_HOUR = 5
HOUR = timedelta(hours=1)
# Enough for whoever looks for help, too few to copy the directory; somebody shown twice within an hour is shown once.
MOST_NUMBERS_A_DAY = 20
DAY = timedelta(days=1)


class RefusedError(Exception):
    """Raised when a message can't be passed on; `reason` is for its author."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


class TooManyError(Exception):
    """Raised when five messages an hour were written by one person, or to one; or too many numbers read in a day."""


@transaction.atomic
def begin(page: VolunteerProfilePage, *, by: User, subject: str, body: str, key: str) -> Message:
    """Write to a volunteer for the first time, which counts as a solicitation; the same form sent twice is one.

    Raises `RefusedError` and `TooManyError`.
    """
    # The volunteer's row is the lock of the month's count, both people's rows are that of the hour's: of two first
    # messages at once, to whomever, the second sees what the first counted.
    _lock(by, page.volunteer.user)
    volunteer = Volunteer.objects.select_for_update().get(pk=page.volunteer_id)
    if twin := Message.objects.filter(key=key, author=by).first():
        return twin
    if reason := permissions.refusal(by, page):
        raise RefusedError(reason)
    if volunteer.user:
        _refuse_too_many(by, volunteer.user)
    conversation = Conversation.objects.create(
        volunteer=volunteer, starter=by, establishment=permissions.establishment_of(by), subject=subject
    )
    Solicitation.objects.create(volunteer=volunteer, by=by, kind=SolicitationKind.MESSAGE)
    return _add(conversation, by=by, body=body, key=key, via=Via.SITE)


@transaction.atomic
def answer(conversation: Conversation, *, by: User, body: str, key: str, via: Via = Via.SITE) -> Message:
    """Go on with a conversation; answers count for no cap, and have the same limits by the hour."""
    other = conversation.other(by)
    _lock(by, other)
    conversation = Conversation.objects.select_for_update().get(pk=conversation.pk)
    if twin := Message.objects.filter(key=key, author=by).first():
        return twin
    if other is None or not permissions.may_answer(by, conversation):
        raise RefusedError(Refusal.CLOSED)
    _refuse_too_many(by, other)
    return _add(conversation, by=by, body=body, key=key, via=via)


def _lock(*people: User | None) -> None:
    """Have one message of these people be counted at a time; in one order, so that none waits for the other."""
    keys = [person.pk for person in people if person]
    list(User.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk").values_list("pk"))


def _refuse_too_many(author: User, target: User) -> None:
    lately = Message.objects.filter(at__gt=timezone.now() - HOUR)
    written = lately.filter(author=author)
    received = lately.filter(conversation__in=Conversation.objects.of(target)).exclude(author=target)
    if max(written.count(), received.count()) >= MOST_AN_HOUR:
        raise TooManyError


def _add(conversation: Conversation, *, by: User, body: str, key: str, via: Via) -> Message:
    message = Message.objects.create(conversation=conversation, author=by, body=body, key=key, via=via)
    Conversation.objects.filter(pk=conversation.pk).update(last_at=message.at)
    letters.announce(message)
    return message


def read(conversation: Conversation, *, by: User) -> None:
    """Note that somebody has opened what the other wrote."""
    unread = Message.objects.filter(conversation=conversation, read_at=None).exclude(author=by)
    unread.update(read_at=timezone.now())


def block(*, by: User, blocked: User) -> None:
    """Hear no more from somebody, who isn't told."""
    Block.objects.get_or_create(by=by, blocked=blocked)


def unblock(*, by: User, blocked: User) -> None:
    """Let somebody write again."""
    Block.objects.filter(by=by, blocked=blocked).delete()


@transaction.atomic
def reveal(page: VolunteerProfilePage, *, to: User) -> str:
    """Return a telephone number to somebody who may see it, and note that they saw it.

    Both rows are locked: a number withdrawn a moment ago is not shown, two tabs are counted one after the other, and
    a button pressed twice is one line for its owner. Raises `RefusedError` and `TooManyError`.
    """
    User.objects.select_for_update().get(pk=to.pk)
    volunteer = Volunteer.objects.select_for_update().get(pk=page.volunteer_id)
    page.volunteer = volunteer
    if not permissions.may_see_phone(to, page):
        raise RefusedError(Refusal.CLOSED)
    seen = ContactReveal.objects.filter(reader=to)
    if seen.filter(volunteer=volunteer, at__gt=timezone.now() - HOUR).exists():
        return volunteer.phone
    if seen.filter(at__gt=timezone.now() - DAY).count() >= MOST_NUMBERS_A_DAY:
        raise TooManyError
    ContactReveal.objects.create(volunteer=volunteer, reader=to, establishment=permissions.establishment_of(to))
    return volunteer.phone
