"""When somebody hears of new matches."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from ..models import Frequency

# Read with the first coffee, in Paris.
MORNING = time(7)
DAYS = {Frequency.DAILY: 1, Frequency.WEEKLY: 7}


def next_due(frequency: str, now: datetime) -> datetime | None:
    """Return the next morning, or Monday morning, after `now`; None when nothing is looked at by the clock.

    Counted from now and never from the last time: whoever was away for a week has one morning to catch up with.
    """
    if frequency not in DAYS:
        return None
    today = timezone.localdate(now)
    if frequency == Frequency.WEEKLY:
        today -= timedelta(days=today.weekday())
    morning = timezone.make_aware(datetime.combine(today, MORNING))
    if morning > now:
        return morning
    return timezone.make_aware(datetime.combine(today + timedelta(days=DAYS[Frequency(frequency)]), MORNING))
