"""The few who are looked at closely, out of all: the database orders by what a score can be at most.

Somebody further down can't score above the last of a shortlist. So once the last one wanted scores at least that, the
rest need not be looked at, and nobody better was missed (docs/decisions/0027).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from django.db.models import F, Prefetch, QuerySet

from directory.models import ProfileProfession, ProfileSkill, ProfileTheme, Volunteer

from .parts import subject
from .parts.area import within_reach
from .scoring import Fit, bound, fit
from .wanted import Line, Reach, Spot, Subject, Wanted

# How many are looked at first; four for each one wanted when that is more.
FIRST_LOOK, TIMES_WANTED = 40, 4


class Place(NamedTuple):
    """Where somebody stands: the better score first, then who was never asked, then who was asked longest ago.

    The number decides at last, so that the order is one; whoever is asked then goes to the end of their equals.
    """

    score: int
    was_asked: bool
    asked_at: float
    pk: int


@dataclass(frozen=True)
class Found:
    """Somebody who fits."""

    place: Place
    volunteer: Volunteer
    fit: Fit


def best(everybody: QuerySet[Volunteer], wanted: Wanted, *, limit: int, now: datetime) -> list[Found]:
    """Return who fits a request best, each by the line they fit best."""
    found: dict[int, Found] = {}
    for lines in alike(wanted.lines):
        for one in _best_of(everybody, wanted, lines, limit=limit, now=now):
            known = found.get(one.volunteer.pk)
            if known is None or one.place < known.place:
                found[one.volunteer.pk] = one
    return sorted(found.values(), key=lambda one: one.place)[:limit]


def alike(lines: tuple[Line, ...]) -> Iterator[list[Line]]:
    """Yield lines that the database need not tell apart: same subject, same place, other days."""

    def question(line: Line) -> tuple[Subject, Spot, Reach]:
        return line.subject, line.spot, line.reach

    ordered = sorted(lines, key=lambda line: repr(question(line)))
    return (list(group) for _question, group in groupby(ordered, key=question))


def _best_of(
    everybody: QuerySet[Volunteer], wanted: Wanted, lines: list[Line], *, limit: int, now: datetime
) -> list[Found]:
    ordered = in_order(everybody, wanted, lines[0], now)
    found: list[Found] = []
    start, size = 0, max(FIRST_LOOK, TIMES_WANTED * limit)
    while True:
        looked_at = list(ordered[start : start + size])
        found = sorted([*found, *_fitting(looked_at, wanted, lines, now)], key=lambda one: one.place)[:limit]
        if len(looked_at) < size or (len(found) == limit and found[-1].place <= _at_most(looked_at[-1])):
            return found
        start, size = start + size, size * 2


def _fitting(people: list[Volunteer], wanted: Wanted, lines: list[Line], now: datetime) -> Iterator[Found]:
    for volunteer in people:
        fits = [found for line in lines if (found := fit(wanted, line, volunteer, now))]
        if fits:
            closest = max(fits, key=lambda one: one.score)
            yield Found(_place(closest.score, volunteer), volunteer, closest)


def _place(score: int, volunteer: Volunteer) -> Place:
    at = volunteer.last_asked
    return Place(-score, at is not None, at.timestamp() if at else 0.0, volunteer.pk)


def _at_most(volunteer: Volunteer) -> Place:
    """Return where somebody would stand if they scored all they can: nobody after them stands higher."""
    return _place(volunteer.bound, volunteer)


def in_order(everybody: QuerySet[Volunteer], wanted: Wanted, line: Line, now: datetime) -> QuerySet[Volunteer]:
    """Return everybody who may fit a line, by what they can score at most, with all that `fit` reads."""
    narrowed = everybody.filter(within_reach(line.reach, line.spot), profile__in=subject.pages(line.subject))
    ordered = narrowed.annotate(bound=bound(wanted, line, now)).order_by(
        "-bound", F("last_asked").asc(nulls_first=True), "pk"
    )
    return people(ordered)


def people(volunteers: QuerySet[Volunteer]) -> QuerySet[Volunteer]:
    """Return them with all that `fit` reads, in a constant number of queries."""
    return volunteers.select_related("availability", "area__around__departement", "profile__commune").prefetch_related(
        "weekly_slots",
        "dated_slots",
        "area__regions",
        "area__departements",
        Prefetch("profile__profile_themes", ProfileTheme.objects.all()),
        Prefetch("profile__profile_professions", ProfileProfession.objects.all()),
        Prefetch("profile__profile_skills", ProfileSkill.objects.all()),
    )
