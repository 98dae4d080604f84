"""When somebody is free: their weekly pattern, the days that differ from it, their break. For comparing with a need."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any, Protocol

from ..choices import AvailabilityStatus, DayPart, TimeSlot, Weekday
from ..models import DatedSlot

# When each part of a day begins and ends; the night ends on the next morning.
HOURS = {
    DayPart.MORNING: (time(6), time(12)),
    DayPart.AFTERNOON: (time(12), time(18)),
    DayPart.EVENING: (time(18), time(22)),
    DayPart.NIGHT: (time(22), time(6)),
}
WORKING_DAYS, WEEKEND = range(5), range(5, 7)
ALL_PARTS = frozenset(DayPart)
# What the words of the card mean for somebody who gave no pattern. By appointment: any time may be asked for.
MEANING: dict[str, tuple[Iterable[int], Iterable[DayPart]]] = {
    TimeSlot.DAY: (WORKING_DAYS, (DayPart.MORNING, DayPart.AFTERNOON)),
    TimeSlot.MORNING: (Weekday.values, (DayPart.MORNING,)),
    TimeSlot.AFTERNOON: (Weekday.values, (DayPart.AFTERNOON,)),
    TimeSlot.EVENING: (Weekday.values, (DayPart.EVENING,)),
    TimeSlot.NIGHT: (Weekday.values, (DayPart.NIGHT,)),
    TimeSlot.WEEKEND: (WEEKEND, ALL_PARTS),
    TimeSlot.ON_DEMAND: (Weekday.values, ALL_PARTS),
}


@dataclass(frozen=True)
class Agenda:
    """When somebody is free. `week` holds pairs of a day (0 is Monday) and a part of it."""

    week: frozenset[tuple[int, str]]
    dated: tuple[DatedSlot, ...] = ()
    paused: bool = False
    paused_until: date | None = None
    _by_day: dict[int, frozenset[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_day = {day: frozenset(part for one, part in self.week if one == day) for day in Weekday.values}
        object.__setattr__(self, "_by_day", by_day)

    def parts_on(self, day: date) -> frozenset[str]:
        """Return the parts of a day on which this person is free; what was said of that very day counts most."""
        if self.paused and (self.paused_until is None or day < self.paused_until):
            return frozenset()
        parts = self._by_day[day.weekday()]
        for slot in self.dated:
            if slot.first_day <= day <= slot.last_day:
                told = frozenset(slot.parts) or frozenset(ALL_PARTS)
                parts = parts | told if slot.is_free else parts - told
        return parts

    def free_days(self, first: date, last: date, *, start: time | None = None, end: time | None = None) -> list[date]:
        """Return the days from `first` to `last` on which this person is free at some of these hours, or at all."""
        wanted = parts_between(start, end)
        return [day for day in days_between(first, last) if self.parts_on(day) & wanted]


class HasAgenda(Protocol):
    """A volunteer, or as much of one as was read; `availability`, when they told any, as the row says it."""

    @property
    def weekly_slots(self) -> Any:
        """The parts of their usual week."""

    @property
    def dated_slots(self) -> Any:
        """The days that differ from it."""


def agenda_of(volunteer: HasAgenda) -> Agenda:
    """Return somebody's agenda; asks nothing when `weekly_slots`, `dated_slots` and `availability` were prefetched."""
    told = getattr(volunteer, "availability", None)
    week = frozenset((slot.weekday, slot.part) for slot in volunteer.weekly_slots.all())
    return Agenda(
        week=week or week_in_words(told.times if told else ()),
        dated=tuple(volunteer.dated_slots.all()),
        paused=bool(told and told.status == AvailabilityStatus.PAUSED),
        paused_until=told.until if told else None,
    )


def week_in_words(times: Iterable[str]) -> frozenset[tuple[int, str]]:
    """Return the week that the words of a card mean; without any, every day may be asked for."""
    meant = [MEANING[slot] for slot in times if slot in MEANING] or [MEANING[TimeSlot.ON_DEMAND]]
    return frozenset((day, part) for days, parts in meant for day in days for part in parts)


def parts_between(start: time | None, end: time | None) -> frozenset[DayPart]:
    """Return the parts of a day that hours touch; a night shift ends on the next morning (21:00 to 06:00)."""
    if start is None or end is None:
        return ALL_PARTS
    return frozenset(part for part, hours in HOURS.items() if _touch((start, end), hours))


def _touch(left: tuple[time, time], right: tuple[time, time]) -> bool:
    return any(a < d and c < b for a, b in _spans(*left) for c, d in _spans(*right))


def _spans(start: time, end: time) -> Iterator[tuple[time, time]]:
    """Yield hours within one day: those that end the next morning are two spans."""
    if start < end:
        yield start, end
    else:
        yield start, time.max
        yield time.min, end


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield each day, both included."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
