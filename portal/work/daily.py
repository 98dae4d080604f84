"""Jobs of the day: each is done by one worker, once a day, whatever the number of workers."""

from collections.abc import Callable

from django.utils import timezone

from .models import DailyJob


def once_a_day(name: str, job: Callable[[], None]) -> Callable[[], None]:
    """Return a job for `periodic.register` that does something the first time it is looked at on a day (Paris).

    The row of the job decides: one conditional UPDATE wins. A job that fails is tried again with the next round.
    """

    def look() -> None:
        today = timezone.localdate()
        row, _created = DailyJob.objects.get_or_create(name=name)
        before = row.day
        if before == today or not DailyJob.objects.filter(name=name, day=before).update(day=today):
            return
        try:
            job()
        except Exception:
            DailyJob.objects.filter(name=name, day=today).update(day=before)
            raise

    return look
