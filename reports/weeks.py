"""ISO weeks, as people in Paris live them."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self

from django.utils import timezone

_SHAPE = re.compile(r"(2\d{3})-[Ww](\d{1,2})")


@dataclass(frozen=True, order=True)
class Week:
    """An ISO week, from Monday 00:00 to the next Monday 00:00, Paris time."""

    monday: date

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2020-W14`; raises `ValueError` when there is no such week."""
        match = _SHAPE.fullmatch(text.strip())
        if not match:
            raise ValueError(f"“{text}” is no ISO week such as 2020-W14")
        return cls(date.fromisocalendar(int(match[1]), int(match[2]), 1))

    @classmethod
    def of(cls, moment: datetime) -> Self:
        """The week a moment falls in."""
        day = timezone.localtime(moment).date()
        return cls(day - timedelta(days=day.weekday()))

    def __str__(self) -> str:
        year, number, _day = self.monday.isocalendar()
        return f"{year}-W{number:02}"

    @property
    def slug(self) -> str:
        """The week in an address: `2020-s14`."""
        return str(self).lower().replace("w", "s")

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=6)

    @property
    def start(self) -> datetime:
        """Its first instant."""
        return timezone.make_aware(datetime.combine(self.monday, time.min))

    @property
    def end(self) -> datetime:
        """The first instant of the next week, which is no longer part of this one."""
        return self.next.start

    @property
    def last_instant(self) -> datetime:
        """The last instant that is still part of it: what "by the end of the week" means."""
        return self.end - timedelta(microseconds=1)

    @property
    def number(self) -> int:
        """Its number within its ISO year, 1 to 53."""
        return self.monday.isocalendar().week

    @property
    def previous(self) -> Self:
        """The week before."""
        return type(self)(self.monday - timedelta(days=7))

    @property
    def next(self) -> Self:
        """The week after."""
        return type(self)(self.monday + timedelta(days=7))
