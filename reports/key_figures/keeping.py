"""Figures once computed are kept while nothing new was dated, five minutes at the most.

What they are made of is in tables of dated rows: a new row, or the end of one, changes `_stamp` and so makes the kept
figures nobody's. What has no date of its own (a theme, the number of a need, the sector of an establishment) is seen
when the time is over.
"""

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import Model

from community.models import Post
from directory.models import VolunteerFact
from help_requests.models import Filling, FirstAnswer, Outcome, StatePeriod, Support, ToolSent

from ..period import Period

SECONDS = 300
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


def kept(name: str, period: Period, compute: Callable[[Period], Any]) -> Any:
    """Return what `compute` says of a period, computed before or now; it carries its own moment.

    Two askers at once may both compute: the figures are the same.
    """
    return each_kept(name, [period], compute)[0]


def each_kept(name: str, periods: Iterable[Period], compute: Callable[[Period], Any]) -> list[Any]:
    """Return what `compute` says of each period; what was dated is asked once for all of them."""
    return together_kept((name, period, compute) for period in periods)


def together_kept(asked: Iterable[tuple[str, Period, Callable[[Period], Any]]]) -> list[Any]:
    """Return what each function says of its period; what was dated is asked once for all of them."""
    stamp = _stamp()
    return [_found(_key(name, period, stamp), period, compute) for name, period, compute in asked]


def _found(key: str, period: Period, compute: Callable[[Period], Any]) -> Any:
    found = cache.get(key)
    if found is None:
        found = compute(period)
        cache.set(key, found, SECONDS)
    return found


def _key(name: str, period: Period, stamp: Stamp) -> str:
    asked = repr((name, period.first, period.last, period.among, stamp))
    return f"figures-{sha256(asked.encode()).hexdigest()}"


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
