"""How many are told, how soon the next, how often one person: every number with its reason."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from django.utils import timezone

from help_requests.choices import Urgency

# As many as somebody can choose from; answers come from one in three or four, and two good ones are enough.
PEOPLE = 10

# Before ten more are told. Critical: whoever reads a telephone at once has read it by then, and a shift can't wait.
# High: half a working day. Normal: who reads mail once a day has read it, and slept on it.
PAUSE: Mapping[str, timedelta] = {
    Urgency.CRITICAL: timedelta(minutes=30),
    Urgency.HIGH: timedelta(hours=4),
    Urgency.NORMAL: timedelta(hours=24),
}

# Before somebody is looked for again where everybody who fits was told: people register, come back, have a free month.
NOBODY_PAUSE = timedelta(hours=24)

# Of one person in seven days, whatever the number of requests: a fourth would be read by nobody, nor the next three.
MOST_A_WEEK = 3
WEEK = timedelta(days=7)

# Between these hours in Paris nobody is told of what isn't critical: an answer at night helps nobody before morning.
WAKES, SLEEPS = time(7), time(21)

# Waves handed to the worker in one round of the clock; the others have the next one, a minute later.
MOST_DUE = 200


def next_at(urgency: str, now: datetime) -> datetime:
    """Return when ten more are told."""
    later = now + PAUSE[urgency]
    return later if urgency == Urgency.CRITICAL else by_day(later)


def by_day(moment: datetime) -> datetime:
    """Return a moment, or the morning after it when it falls in the night in Paris."""
    local = timezone.localtime(moment)
    if WAKES <= local.time() < SLEEPS:
        return moment
    day = local.date() + timedelta(days=1) if local.time() >= SLEEPS else local.date()
    return timezone.make_aware(datetime.combine(day, WAKES))
