"""What a figure covers: some days, seen from a moment, of everybody or of some."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Self

from django.utils import timezone

from .among import EVERYBODY, Among
from .moments import whole_second
from .weeks import Week


@dataclass(frozen=True)
class Period:
    """Days as of a moment, which may lie within them, at their end or long after; a week most often."""

    first: date
    last: date
    as_of: datetime
    among: Among = EVERYBODY

    @classmethod
    def of(cls, week: Week, as_of: datetime) -> Self:
        """Cover `week` as of the end of the second of `as_of`."""
        return cls(week.monday, week.sunday, whole_second(as_of))

    @classmethod
    def of_days(cls, first: date, last: date, among: Among = EVERYBODY) -> Self:
        """Cover these days as of the evening of the last one; of today, as of now."""
        return cls(first, last, min(evening(last), timezone.now()), among)

    @property
    def is_over(self) -> bool:
        """Whether it is seen from the evening of its last day, or later."""
        return self.as_of >= evening(self.last)

    @property
    def week(self) -> Week:
        """The week of its first day: the one it covers, when it covers one."""
        return Week(self.first - timedelta(days=self.first.weekday()))

    @property
    def previous(self) -> Self:
        """The week before, as of its own end, so that it is the same whenever this one is computed."""
        return type(self).of(self.week.previous, self.week.previous.last_instant)

    @property
    def start(self) -> datetime:
        """The first instant of its first day, Paris time."""
        return timezone.make_aware(datetime.combine(self.first, time.min))

    @property
    def until(self) -> datetime:
        """The last instant of its days that had passed."""
        return min(self.as_of, evening(self.last))

    def within(self, field: str) -> dict[str, Any]:
        """Return the filter "in these days and by the moment" on a date field."""
        return {f"{field}__gte": self.start, f"{field}__lte": self.until}


def evening(day: date) -> datetime:
    """Return the last instant of a day, Paris time."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)) - timedelta(microseconds=1)
