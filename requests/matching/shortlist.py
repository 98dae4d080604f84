"""The few who are looked at closely, out of all: the database orders by what a score can be at most.

Somebody further down can't score above the last of a shortlist. So once the last one wanted scores at least that, the
rest need not be looked at, and nobody better was missed (docs/decisions/0027).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from directory.choices import AvailabilityStatus
from directory.models import Volunteer

from .eligibility import last_asked
from .parts import distance
from .parts import subject as offered
from .parts.area import within_reach
from .parts.paths import WHO
from .scoring import Fit, at_most_with, bound, fit
from .sheets import Sheet, sheets_of
from .wanted import Line, Reach, Spot, Subject, Wanted

# How many are looked at first; two for each one wanted when that is more. Where days count, of which the database knows
# nothing, twice as many. Few need a second look; it mustn't order everybody again, so the rows of several come at once.
FIRST_LOOK, TIMES_WANTED, WITH_DAYS, LOOKS_AT_ONCE = 20, 2, 2, 4
# From so many rows on it is worth a question who is near.
MANY = 2000


class Place(NamedTuple):
    """Where somebody stands: the better score first, then who was never asked, then who was asked longest ago.

    The number decides at last, so that the order is one; whoever is asked then goes to the end of their equals.
    """

    minus_score: int
    was_asked: bool
    asked_at: float
    pk: int


class Glance(NamedTuple):
    """What the database tells of somebody at a glance; `at_most` is a score in hundredths."""

    pk: int
    at_most: int
    last_asked: datetime | None

    def place(self, score: int) -> Place:
        """Return where this person stands with a score."""
        at = self.last_asked
        return Place(-score, at is not None, at.timestamp() if at else 0.0, self.pk)


@dataclass(frozen=True)
class Found:
    """Somebody who fits."""

    place: Place
    sheet: Sheet
    fit: Fit

    @property
    def pk(self) -> int:
        """Return the number of the volunteer."""
        return self.sheet.volunteer.pk


def best(everybody: QuerySet[Volunteer], wanted: Wanted, *, limit: int, now: datetime) -> list[Found]:
    """Return who fits a request best, each by the line they fit best."""
    found: dict[int, Found] = {}
    for lines in alike(wanted.lines):
        for one in _best_of(everybody, wanted, lines, limit=limit, now=now):
            known = found.get(one.pk)
            if known is None or one.place < known.place:
                found[one.pk] = one
    return sorted(found.values(), key=lambda one: one.place)[:limit]


def alike(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield lines that the database need not tell apart: same subject, same place, other days."""

    def question(line: Line) -> tuple[Subject, Spot, Reach]:
        return line.subject, line.spot, line.reach

    ordered = sorted(lines, key=lambda line: repr(question(line)))
    return (list(group) for _question, group in groupby(ordered, key=question))


def _best_of(
    everybody: QuerySet[Volunteer], wanted: Wanted, lines: list[Line], *, limit: int, now: datetime
) -> list[Found]:
    first: list[Found] = []
    days_count = any(line.window.is_dated for line in lines)
    size = max(FIRST_LOOK, TIMES_WANTED * limit) * (WITH_DAYS if days_count else 1)
    for ordered, others in rounds(wanted, lines[0], now):
        first = []
        found: dict[int, Found] = {}
        for seen in _looks(ordered, size):
            if others and not found and not _can_beat(others, seen, limit):
                break
            fitting = _fitting(everybody, {one.pk: one for one in seen}, wanted, lines, now)
            found |= {one.pk: one for one in fitting}
            first = sorted(found.values(), key=lambda one: one.place)[:limit]
            if len(first) == limit and first[-1].place <= seen[-1].place(seen[-1].at_most):
                break
        if others is None or (len(first) == limit and first[-1].place <= others):
            break
    return first


def rounds(wanted: Wanted, line: Line, now: datetime) -> Iterator[tuple[QuerySet, Place | None]]:
    """Yield whom to look at, in order, with the best place that anybody else can have (None: there is nobody else).

    Of several themes, who answers all of them comes first; of many people, who is near. They are few, and mostly the
    others can't pass them.
    """
    ordered = in_order(wanted, line, now)
    if offered.gathers(line.subject):
        yield (
            ordered.filter(*offered.all_of_it(line.subject)),
            _place(at_most_with(offered.without_all(line.subject), wanted, line)),
        )
    elif distance.counts(line):
        many, best = offered.told(line.subject)
        if many >= MANY:
            beyond = at_most_with(best, wanted, line, nearness=distance.beyond(line.spot))
            yield ordered.filter(distance.near(line.spot)), _place(beyond)
    yield ordered, None


def _place(score: int) -> Place:
    """Return the best place of anybody with a score."""
    return Place(-score, was_asked=False, asked_at=0.0, pk=0)


def _can_beat(others: Place, seen: list[Glance], limit: int) -> bool:
    """Whether as many as are wanted may come before the best of the others."""
    return len(seen) >= limit and seen[limit - 1].place(seen[limit - 1].at_most) <= others


def _looks(ordered: QuerySet, size: int) -> Iterator[list[Glance]]:
    """Yield so many at a time, in order, and twice as many after each question to the database."""
    start = 0
    while True:
        asked = LOOKS_AT_ONCE * size
        rows = [Glance(*row) for row in ordered[start : start + asked]]
        yield from (rows[at : at + size] for at in range(0, len(rows), size))
        if len(rows) < asked:
            return
        start, size = start + asked, size * 2


def _fitting(
    everybody: QuerySet[Volunteer], seen: dict[int, Glance], wanted: Wanted, lines: list[Line], now: datetime
) -> Iterator[Found]:
    for sheet in sheets_of(everybody.filter(pk__in=seen), lines[0].subject):
        if closest := best_line(wanted, lines, sheet, now):
            yield Found(seen[sheet.volunteer.pk].place(closest.score), sheet, closest)


def best_line(wanted: Wanted, lines: Iterable[Line], sheet: Sheet, now: datetime) -> Fit | None:
    """Return the line somebody fits best, None when they fit none."""
    fits = [one for line in lines if (one := fit(wanted, line, sheet, now))]
    return max(fits, key=lambda one: one.score, default=None)


def in_order(wanted: Wanted, line: Line, now: datetime) -> QuerySet:
    """Return everybody who may fit a line as the fields of a `Glance`, by what they can score at most.

    It asks as few tables as it can, since it looks at everybody who offers the subject: whether they may be asked at
    all is looked up for the shortlist alone.
    """
    back = Q(**{f"{WHO}availability__until__lte": timezone.localdate(now)})
    there = ~Q(**{f"{WHO}availability__status": AvailabilityStatus.PAUSED}) | back
    return (
        offered.rows(line.subject)
        .filter(within_reach(line.reach, line.spot, is_theme=bool(line.subject.themes)), there)
        .order_by()
        .values("page__volunteer")
        .annotate(last_asked=last_asked("page__volunteer"), at_most=bound(wanted, line, now))
        .order_by("-at_most", F("last_asked").asc(nulls_first=True), "page__volunteer")
        .values_list("page__volunteer", "at_most", "last_asked")
    )
