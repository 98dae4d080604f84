"""Jobs of the day: each is done by one worker, once a day, whatever the number of workers."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils import timezone

from .models import DailyJob

# How far a clock may have run ahead by summer time, a wrong zone or a machine that was put right.
AHEAD = timedelta(days=2)


def once_a_day(name: str, job: Callable[[], None]) -> Callable[[], None]:
    """Return a job for `periodic.register` that does something the first time it is looked at on a day (Paris).

    The row of the job decides: one conditional UPDATE wins. A job that fails is tried again with the next round.
    """

    def look() -> None:
        today = timezone.localdate()
        row, _created = DailyJob.objects.get_or_create(name=name)
        before = row.day
        if is_done(before, today) or not DailyJob.objects.filter(name=name, day=before).update(day=today):
            return
        try:
            job()
        except Exception:
            DailyJob.objects.filter(name=name, day=today).update(day=before)
            raise

    return look


def is_done(before: date | None, today: date) -> bool:
    """Whether the job was done for today, also when a clock ran ahead meanwhile and was put right.

    A day that is far ahead was a broken clock's: waiting for it would be waiting for years.
    """
    return before is not None and today <= before <= today + AHEAD
