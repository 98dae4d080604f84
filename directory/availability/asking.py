"""The monthly letter "still available?", and the break of somebody who left two of them without an answer.

Every worker looks each minute; one conditional UPDATE in the transaction that queues the letter decides who sends it,
and the letter's key holds the month: one letter a person a month, whatever clocks and workers do.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from ..choices import AvailabilityStatus, ChangeCause
from ..models import Availability
from . import letters
from .actions import pause

# No month is shorter; the calendar month is asked about besides.
MONTH = timedelta(days=28)
# Letters without an answer before the break.
PATIENCE = 2
# Letters of one round; the others have the next one, a minute later.
MOST_DUE = 500


def due(now: datetime) -> QuerySet[Availability]:
    """Return who is to be asked: published, not on a break, unheard of for a month, with a confirmed address.

    People of a data set have no confirmed address, so loading one never makes letters.
    """
    today = timezone.localdate(now)
    first_of_month = timezone.localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    on_a_break = Q(status=AvailabilityStatus.PAUSED) & (Q(until=None) | Q(until__gt=today))
    asked_lately = Q(asked_at__gt=now - MONTH) | Q(asked_at__gte=first_of_month)
    reachable = Availability.objects.filter(
        volunteer__user__is_active=True,
        volunteer__user__emailaddress__verified=True,
        volunteer__user__emailaddress__primary=True,
        volunteer__profile__live=True,
    )
    waiting = reachable.filter(asks_monthly=True, confirmed_at__lte=now - MONTH)
    return waiting.exclude(on_a_break).exclude(asked_lately).select_related("volunteer__user").order_by("pk")


def ask_due(now: datetime | None = None) -> None:
    """Ask everybody who is due."""
    now = now or timezone.now()
    for told in due(now)[:MOST_DUE]:
        ask(told, now)


@transaction.atomic
def ask(told: Availability, now: datetime) -> None:
    """Write one letter, unless another worker has, or the person has answered since `told` was read."""
    untouched = Availability.objects.filter(
        pk=told.pk, asked_at=told.asked_at, confirmed_at=told.confirmed_at, unanswered=told.unanswered
    )
    if told.unanswered < PATIENCE:
        if untouched.update(asked_at=now, unanswered=F("unanswered") + 1):
            letters.still_available(told.volunteer, now=now)
    elif untouched.update(asked_at=now):
        pause(told.volunteer, cause=ChangeCause.SILENCE)
        letters.paused_for_silence(told.volunteer, now=now)
