"""Figures once computed are kept while nothing new was dated, five minutes at the most.

What they are made of is in tables of dated rows: a new row, or the end of one, changes `_stamp` and so makes the kept
figures old. What has no date of its own (a theme, the number of a need, the sector of an establishment) is seen when
the time is over.

Of a hundred thousand requests they take seconds. What took `FIGURES_SLOW_SECONDS` or more is shown a quarter of an hour
at the most, with the moment it is of, while the worker computes it anew (decision 50).
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.models import Model

from community.models import Post
from directory.models import VolunteerFact
from help_requests.models import Filling, FirstAnswer, Outcome, StatePeriod, Support, ToolSent
from portal.work import outbox

from ..period import Period

SECONDS, LONGEST, DAY = 300, 900, 86_400
# Whoever asks while the same is being computed waits so long for it.
PATIENCE, LOOK = 30, 0.1
# The worker is asked for the same again after so many seconds, and spends a twentieth of its time on it at the most.
AGAIN, REST = 50, 20
TOPIC = "figures"
Told = dict[str, Any]
Stamp = list[Any]
# What was dated, and the field that ends it.
DATED: tuple[tuple[type[Model], str], ...] = (
    (VolunteerFact, "to_at"),
    (StatePeriod, "ended_at"),
    (Filling, "ended_at"),
    (Post, "hidden_at"),
    (Support, "at"),
    (FirstAnswer, "at"),
    (ToolSent, "sent_at"),
    (Outcome, "at"),
)


@dataclass(frozen=True)
class Computation:
    """What is computed of a period, under a name that the worker knows it by."""

    name: str
    compute: Callable[[Period], Told]


@dataclass(frozen=True)
class Kept:
    """Figures, what had been dated by then, the moment in seconds since 1970, and the seconds they took."""

    told: Told
    stamp: Stamp
    at: float
    seconds: float

    @property
    def age(self) -> float:
        """How old they are, in seconds."""
        return time.time() - self.at

    @property
    def is_slow(self) -> bool:
        """Whether a reader shouldn't have to wait for them."""
        return self.seconds >= settings.FIGURES_SLOW_SECONDS

    def is_of(self, stamp: Stamp) -> bool:
        """Whether they are what would be computed now, as far as one can tell."""
        return stamp == self.stamp and self.age < SECONDS


def kept(computation: Computation, period: Period) -> Told:
    """Return what is computed of a period, before or now; it carries its own moment."""
    return all_kept([(computation, period)])[0]


def all_kept(asked: Iterable[tuple[Computation, Period]]) -> list[Told]:
    """Return what each computation says of its period; what was dated is asked once for all of them."""
    stamp = _stamp()
    return [_found(computation, period, stamp) for computation, period in asked]


def look(computation: Computation, period: Period) -> Kept | None:
    """Return what is kept, fresh or not."""
    found: Kept | None = cache.get(_key(computation, period))
    return found


def keep(computation: Computation, period: Period, stamp: Stamp | None = None) -> Kept:
    """Compute and keep; `stamp` is what was dated before, asked now when it isn't given."""
    # Before the figures: what is dated while they are computed makes them old.
    stamp, began = stamp or _stamp(), time.monotonic()
    told = computation.compute(period)
    found = Kept(told, stamp, time.time(), time.monotonic() - began)
    cache.set(_key(computation, period), found, LONGEST)
    if found.is_slow:
        cache.set(_slow(computation), True, DAY)
    return found


def takes_long(computation: Computation) -> bool:
    """Whether it took long for some days within the last one."""
    return bool(cache.get(_slow(computation)))


def _found(computation: Computation, period: Period, stamp: Stamp) -> Told:
    found = look(computation, period)
    if found is None:
        found = _alone(computation, period, stamp)
    elif not found.is_of(stamp):
        if found.is_slow:
            ask_anew(computation, period, found)
        else:
            found = keep(computation, period, stamp)
    return found.told


def _alone(computation: Computation, period: Period, stamp: Stamp) -> Kept:
    """Compute what nobody has kept; whoever asks meanwhile waits for it instead of computing it as well."""
    making, until = f"{_key(computation, period)}-making", time.monotonic() + PATIENCE
    if cache.add(making, True, PATIENCE):
        try:
            return keep(computation, period, stamp)
        finally:
            cache.delete(making)
    while time.monotonic() < until and cache.get(making):
        time.sleep(LOOK)
    return look(computation, period) or keep(computation, period, stamp)


def ask_anew(computation: Computation, period: Period, found: Kept | None) -> None:
    """Have the worker compute what was found old, or not at all, unless it was asked to before."""
    rest = max(AGAIN, REST * found.seconds) if found else AGAIN
    if cache.add(f"{_key(computation, period)}-asked", True, rest):
        days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        outbox.put(TOPIC, name=computation.name, **days, among=asdict(period.among))


def _key(computation: Computation, period: Period) -> str:
    # Of a day that is over, what was computed before its evening isn't the last word.
    asked = repr((computation.name, period.first, period.last, period.is_over, period.among))
    return f"figures-{sha256(asked.encode()).hexdigest()}"


def _slow(computation: Computation) -> str:
    return f"figures-slow-{computation.name}"


def _stamp() -> Stamp:
    """Return the latest row and the latest end of each table, which an index tells: all by one statement."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(_latest())}")
        return list(cursor.fetchone())


def _latest() -> Iterator[str]:
    name = connection.ops.quote_name
    for model, end in DATED:
        for column in (model._meta.pk.column, model._meta.get_field(end).column):
            yield f"(SELECT MAX({name(str(column))}) FROM {name(model._meta.db_table)})"  # noqa: S608
