"""The few who are looked at closely, out of all: the database orders by what a score can be at most.

Somebody further down can't score above the last of a shortlist. So once the last one wanted scores at least that, the
rest need not be looked at, and nobody better was missed (docs/decisions/0027).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet

from directory.choices import AvailabilityStatus
from directory.models import Volunteer
from portal.questions import ask, gaps

from .eligibility import Asking, last_asked, values_at
from .parts import distance, freshness, sector
from .parts import subject as offered
from .parts.area import within_reach
from .parts.paths import TIME
from .scoring import Fit, at_most_with, bound, fit
from .sheets import Sheet, sheets_among
from .wanted import Line, Reach, Spot, Subject, Wanted

# How many are looked at first; two for each one wanted when that is more. Where days count, of which the database knows
# nothing, twice as many. Few need a second look; it mustn't order everybody again, so the rows of several come at once.
FIRST_LOOK, TIMES_WANTED, WITH_DAYS, LOOKS_AT_ONCE = 20, 2, 2, 4
# From so many rows on it is worth a question who is near.
MANY = 500
# Who is asked about before everybody else.
NEAR, KNOWING = "near", "knowing"
Ring = tuple[str, ...]


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
        return self.sheet.pk


def best(asking: Asking, wanted: Wanted, *, limit: int, among: QuerySet[Volunteer] | None = None) -> list[Found]:
    """Return who fits a request best, each by the line they fit best."""
    found: dict[int, Found] = {}
    for lines in alike(wanted.lines):
        for one in _best_of(Looking(asking, wanted, lines, among), limit=limit):
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


@dataclass(frozen=True)
class Looking:
    """A question of somebody who looks for people: for lines that are alike, `among` these when given."""

    asking: Asking
    wanted: Wanted
    lines: list[Line]
    among: QuerySet[Volunteer] | None

    def fitting(self, seen: dict[int, Glance]) -> Iterator[Found]:
        """Yield those who may be asked and fit, scored exactly."""
        numbers = list(seen)
        if self.among is not None:
            numbers = list(self.among.filter(pk__in=numbers).order_by().values_list("pk", flat=True))
        for sheet in sheets_among(numbers, self.asking, self.lines[0].subject) if numbers else ():
            if closest := best_line(self.wanted, self.lines, sheet, self.asking.now):
                yield Found(seen[sheet.pk].place(closest.score), sheet, closest)


def _best_of(looking: Looking, *, limit: int) -> list[Found]:
    first: list[Found] = []
    days_count = any(line.window.is_dated for line in looking.lines)
    size = max(FIRST_LOOK, TIMES_WANTED * limit) * (WITH_DAYS if days_count else 1)
    for ranking, others in rounds(looking.wanted, looking.lines[0], looking.asking.now):
        first = []
        found: dict[int, Found] = {}
        for seen in _looks(ranking, size):
            if others and not found and not _can_beat(others, seen, limit):
                break
            found |= {one.pk: one for one in looking.fitting({one.pk: one for one in seen})}
            first = sorted(found.values(), key=lambda one: one.place)[:limit]
            if len(first) == limit and first[-1].place <= seen[-1].place(seen[-1].at_most):
                break
        if others is None or (len(first) == limit and first[-1].place <= others):
            break
    return first


class Ranking:
    """Everybody who may fit a line, or those of them who are in a `ring`, by what they can score at most."""

    def __init__(self, wanted: Wanted, line: Line, now: datetime, ring: Ring = ()) -> None:
        self.wanted, self.line, self.now, self.ring = wanted, line, now, ring

    def first(self, start: int, stop: int | None = None) -> list[Glance]:
        """Return those who stand at these places, in order."""
        wanted, line = self.wanted, self.line
        shape = (
            "ranking", self.ring, start, stop, wanted.kind, sector.counts(wanted.sector), offered.shape(line.subject),
            line.reach, bool(line.spot.region), bool(line.spot.departement), line.spot.is_placed,
        )  # fmt: skip
        return [Glance(*row) for row in ask(shape, lambda: self._everybody()[start:stop], self._values())]

    def _everybody(self) -> QuerySet[Any, Any]:
        everybody = in_order(self.wanted, self.line, self.now)
        if NEAR in self.ring:
            everybody = everybody.filter(distance.near(self.line.spot))
        return everybody.filter(*offered.all_of_it(self.line.subject)) if KNOWING in self.ring else everybody

    def _values(self) -> dict[str, Any]:
        spot = self.line.spot
        zones = {"zones": distance.zones_near(spot)} if NEAR in self.ring else {}
        about = offered.values(self.line.subject) | {"sector": self.wanted.sector}
        return values_at(self.now) | freshness.values(self.now) | about | spot.values | zones

    def __iter__(self) -> Iterator[Glance]:
        return iter(self.first(0))

    def __len__(self) -> int:
        return len(self.first(0))


def rounds(wanted: Wanted, line: Line, now: datetime) -> Iterator[tuple[Ranking, Place | None]]:
    """Yield whom to look at, in order, with the best place that anybody else can have (None: there is nobody else).

    Of many people, who is near comes first; of several themes, who answers all of them. They are few, and mostly the
    others can't pass them.
    """
    knowing = (KNOWING,) if offered.gathers(line.subject) else ()
    half = at_most_with(offered.without_all(line.subject), wanted, line) if knowing else 0
    if distance.counts(line):
        best = offered.best_of_many(line.subject, max(MANY, 1))
        if best is not None:
            beyond = at_most_with(best, wanted, line, nearness=distance.beyond(line.spot))
            yield Ranking(wanted, line, now, (NEAR, *knowing)), _place(max(half, beyond))
    if knowing:
        yield Ranking(wanted, line, now, knowing), _place(half)
    yield Ranking(wanted, line, now), None


def _place(score: int) -> Place:
    """Return the best place of anybody with a score."""
    return Place(-score, was_asked=False, asked_at=0.0, pk=0)


def _can_beat(others: Place, seen: list[Glance], limit: int) -> bool:
    """Whether as many as are wanted may come before the best of the others."""
    return len(seen) >= limit and seen[limit - 1].place(seen[limit - 1].at_most) <= others


def _looks(ranking: Ranking, size: int) -> Iterator[list[Glance]]:
    """Yield so many at a time, in order, and twice as many after each question to the database."""
    start = 0
    while True:
        asked = LOOKS_AT_ONCE * size
        rows = ranking.first(start, start + asked)
        yield from (rows[at : at + size] for at in range(0, len(rows), size))
        if len(rows) < asked:
            return
        start, size = start + asked, size * 2


def best_line(wanted: Wanted, lines: Iterable[Line], sheet: Sheet, now: datetime) -> Fit | None:
    """Return the line somebody fits best, None when they fit none."""
    fits = [one for line in lines if (one := fit(wanted, line, sheet, now))]
    return max(fits, key=lambda one: one.score, default=None)


def in_order(wanted: Wanted, line: Line, now: datetime) -> QuerySet:
    """Return everybody who may fit a line as the fields of a `Glance`, by what they can score at most.

    It asks as few tables as it can, since it looks at everybody who offers the subject: whether they may be asked at
    all is looked up for the shortlist alone.
    """
    back = Q(**{f"{TIME}until__lte": gaps(values_at(now))["today"]})
    there = ~Q(**{f"{TIME}status": AvailabilityStatus.PAUSED}) | back
    return (
        offered.rows(line.subject)
        .filter(within_reach(line.reach, line.spot, is_theme=bool(line.subject.themes)), there)
        .order_by()
        .values("page__volunteer")
        .annotate(last_asked=last_asked("page__volunteer"), at_most=bound(wanted, line, now))
        .order_by("-at_most", F("last_asked").asc(nulls_first=True), "page__volunteer")
        .values_list("page__volunteer", "at_most", "last_asked")
    )
