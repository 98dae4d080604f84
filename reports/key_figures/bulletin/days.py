"""Which days have a bulletin: from the first fact that was dated to today."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Min
from django.utils import timezone

from directory.models import VolunteerFact
from help_requests.models import StatePeriod


@dataclass(frozen=True)
class Days:
    """The first and the last day with a bulletin; no first one before anything happened."""

    first: date | None
    last: date

    def has(self, day: date) -> bool:
        """Whether a day has its bulletin."""
        return self.first is not None and self.first <= day <= self.last

    def before(self, day: date) -> date | None:
        """Return the day before, when it has one."""
        earlier = day - timedelta(days=1)
        return earlier if self.has(earlier) else None

    def after(self, day: date) -> date | None:
        """Return the day after, when it has one."""
        later = day + timedelta(days=1)
        return later if self.has(later) else None


def days() -> Days:
    """Read which they are, in two queries."""
    starts: list[datetime | None] = [
        VolunteerFact.objects.aggregate(first=Min("from_at"))["first"],
        StatePeriod.objects.aggregate(first=Min("started_at"))["first"],
    ]
    known = [timezone.localtime(start).date() for start in starts if start]
    return Days(min(known, default=None), timezone.localdate())
