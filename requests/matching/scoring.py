"""How well a volunteer fits a line of a request: the parts weighed together, exactly, with their reasons."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Expression, Max, Value

from .parts import distance, freedom, freshness, load, sector, subject
from .parts.area import reaches
from .reasons import Reason, Verdict
from .sheets import Sheet
from .wanted import Line, Wanted
from .weights import WEIGHTS, WHOLE


@dataclass(frozen=True)
class Fit:
    """What a line and a volunteer are to each other: a score in hundredths, and why."""

    score: int
    reasons: tuple[Reason, ...]
    line: Line


def fit(wanted: Wanted, line: Line, sheet: Sheet, now: datetime) -> Fit | None:
    """Return how well somebody fits, None when they don't."""
    can = subject.judge(line.subject, sheet)
    if can is None or not reaches(line.reach, line.spot, sheet):
        return None
    free = freedom.judge(line.window, sheet)
    if free is None:
        return None
    weights = WEIGHTS[wanted.kind]
    weighed = [
        (weights.subject, can),
        *_where(wanted, line, sheet),
        (weights.availability, free),
        (weights.load, load.judge(sheet.asked, sheet.availability.monthly_cap)),
        *_sector(wanted, sheet),
        (weights.freshness, freshness.judge(sheet.availability.confirmed_at, now)),
    ]
    reasons = tuple(reason for _weight, part in weighed for reason in part.reasons)
    return Fit(_mean([(weight, part.value) for weight, part in weighed]), reasons, line)


def _where(wanted: Wanted, line: Line, sheet: Sheet) -> Iterator[tuple[int, Verdict]]:
    if distance.counts(line):
        yield WEIGHTS[wanted.kind].distance, distance.judge(wanted.kind, line, sheet)


def _sector(wanted: Wanted, sheet: Sheet) -> Iterator[tuple[int, Verdict]]:
    if sector.counts(wanted.sector):
        yield WEIGHTS[wanted.kind].sector, sector.judge(wanted.sector, sheet)


def _mean(parts: list[tuple[int, int]]) -> int:
    total = sum(weight for weight, _value in parts)
    return (2 * sum(weight * value for weight, value in parts) + total) // (2 * total)


def bound(wanted: Wanted, line: Line, now: datetime) -> Expression:
    """Return the score at most, as the database reckons it in whole numbers: never below `fit`, and mostly equal."""
    weights = WEIGHTS[wanted.kind]
    parts = [
        (weights.availability, freedom.bound()),
        (weights.load, load.bound()),
        (weights.freshness, freshness.bound(now)),
    ]
    if distance.counts(line):
        parts.append((weights.distance, distance.bound(line.spot)))
    if sector.counts(wanted.sector):
        parts.append((weights.sector, sector.bound(wanted.sector)))
    total = weights.subject + sum(weight for weight, _part in parts)
    points: Expression = Value(total)
    for weight, part in parts:
        points = points + Value(2 * weight) * part
    # Rows that are gathered are one person's: all but the subject is the same in each.
    others = Max(points) if subject.gathers(line.subject) else points
    return (others + Value(2 * weights.subject) * subject.bound(line.subject)) / Value(2 * total)


def at_most_with(worth: int, wanted: Wanted, line: Line, *, nearness: int = WHOLE) -> int:
    """Return what somebody scores at most whose knowledge of the subject, and whose distance, are worth so much."""
    weights = WEIGHTS[wanted.kind]
    parts = [(weights.subject, worth), (weights.availability + weights.load + weights.freshness, WHOLE)]
    if distance.counts(line):
        parts.append((weights.distance, nearness))
    if sector.counts(wanted.sector):
        parts.append((weights.sector, WHOLE))
    return _mean(parts)
