"""People who registered, day by day and by region, and how many there were at the end of each week."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncDate

from directory.models import VolunteerFact

from ..period import Period
from .breakdown import items
from .volunteers import people


@dataclass(frozen=True)
class Registered:
    """How many people of one region registered on one day; a code of None is "not given"."""

    day: date
    code: str | None
    name: str | None
    count: int


def registrations(period: Period) -> list[Registered]:
    """Return the people registered in the period, in one query.

    They are those whom `volunteers` calls new: their page was published by the moment and not withdrawn.
    """
    new = people(period).filter(**period.within("registered_at")).annotate(day=TruncDate("registered_at"))
    rows = new.values_list("day", "region_id", "region__name").annotate(n=Count("pk")).order_by()
    return [Registered(*row) for row in rows]


def by_region(found: list[Registered]) -> list[dict[str, Any]]:
    """Return the registered of each region, the most first."""
    sums: dict[tuple[str | None, str | None], int] = {}
    for one in found:
        sums[one.code, one.name] = sums.get((one.code, one.name), 0) + one.count
    return items(((code, name, count) for (code, name), count in sums.items()), "code")


def totals(period: Period, moments: list[datetime]) -> list[int]:
    """Return how many volunteers there were at each moment, in one pass over the facts."""
    if not moments:
        return []
    counts = {f"m{number}": Count("pk", filter=_held(moment)) for number, moment in enumerate(moments)}
    found = period.among.people(VolunteerFact.objects.all()).aggregate(**counts)
    return [found[name] for name in counts]


def _held(moment: datetime) -> Q:
    """The condition of `VolunteerFact.objects.as_of`, for a count among others."""
    return Q(from_at__lte=moment) & (Q(to_at=None) | Q(to_at__gt=moment))
