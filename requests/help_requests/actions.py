"""One verb, one door: each change checks, writes, dates and announces itself in one transaction."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from accounts.models import User
from directory.models import Volunteer
from portal.work import outbox
from toolbox.models import Tool

from .choices import WAYS, Cause, State
from .following import terms
from .models import FirstAnswer, HelpRequestPage, StatePeriod, Support, ToolSent

# Sent in the transaction of the change, with `help_request` and its new `period`.
state_changed = Signal()


class WayClosedError(Exception):
    """Raised when a request can't go from its state to the one asked for."""

    def __init__(self, current: State, wanted: State) -> None:
        super().__init__(f"{current} → {wanted}")
        self.current, self.wanted = current, wanted


@transaction.atomic
def change_state(
    help_request: HelpRequestPage,
    state: State,
    *,
    by: User | None,
    at: datetime | None = None,
    cause: Cause = Cause.NONE,
    comment: str = "",
) -> StatePeriod:
    """Move a request to `state`; asked for the state it is in, change nothing.

    A period never ends before it began: a change dated earlier than the state that holds takes effect with it.
    Raises `WayClosedError` when `choices.WAYS` has no such way.
    """
    moment = at or timezone.now()
    # The page row is the lock: two people can't close the same period.
    HelpRequestPage.objects.select_for_update().get(pk=help_request.pk)
    current = StatePeriod.objects.current().filter(help_request=help_request).first()
    now_in = State(current.state) if current else State.DRAFT
    if current and now_in == state:
        return current
    if state not in WAYS[now_in] and not (current is None and state == State.DRAFT):
        raise WayClosedError(now_in, state)
    moment = max(moment, current.started_at) if current else moment
    StatePeriod.objects.current().filter(help_request=help_request).update(ended_at=moment)
    period = help_request.periods.create(state=state, started_at=moment, by=by, cause=cause, comment=comment)
    if state == State.OPEN and now_in not in State.taking_answers():
        terms.begin(help_request)
    announce(help_request)
    state_changed.send(HelpRequestPage, help_request=help_request, period=period)
    return period


@transaction.atomic
def record_support(
    help_request: HelpRequestPage,
    *,
    volunteer: Volunteer,
    channel: str,
    at: datetime | None = None,
    minutes: int | None = None,
    by: User | None = None,
) -> Support:
    """Note help that was given; it counts as an answer and puts an open request in progress."""
    moment = at or timezone.now()
    support = Support.objects.create(
        help_request=help_request, volunteer=volunteer, channel=channel, at=moment, minutes=minutes
    )
    record_answer(help_request, at=moment)
    if help_request.periods.current().filter(state=State.OPEN).exists():
        change_state(help_request, State.IN_PROGRESS, by=by, at=moment)
    return support


def record_answer(help_request: HelpRequestPage, *, at: datetime) -> None:
    """Note that a volunteer answered; only the first answer is kept."""
    answer, created = FirstAnswer.objects.get_or_create(help_request=help_request, defaults={"at": at})
    if not created and at < answer.at:
        FirstAnswer.objects.filter(pk=answer.pk).update(at=at)


def recount_first_answer(help_request: HelpRequestPage, *, posts: Iterable[datetime]) -> None:
    """Date the first answer again, from help given and from the `posts` that volunteers' readable messages date from.

    A message that moderation hid answered nobody; the last one gone, the request was never answered.
    """
    given = help_request.support.values_list("at", flat=True)
    first = min([*given, *posts], default=None)
    if first is None:
        FirstAnswer.objects.filter(help_request=help_request).delete()
    else:
        FirstAnswer.objects.update_or_create(help_request=help_request, defaults={"at": first})


@transaction.atomic
def record_tool_sent(help_request: HelpRequestPage, *, title: str, at: datetime | None = None) -> ToolSent:
    """Note a document produced or sent for a request."""
    tool = Tool.objects.create(title=title)
    sent = ToolSent.objects.create(help_request=help_request, tool=tool, sent_at=at or timezone.now())
    announce(help_request)
    return sent


def announce(help_request: HelpRequestPage, **facts: Any) -> None:
    """Have a request indexed again."""
    outbox.put("index", kind="request", pk=help_request.pk, **facts)
