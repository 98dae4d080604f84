"""The numbers of a bulletin: two evenings compared."""

from datetime import date, timedelta
from typing import Any

from ...figures.breakdown import in_order, percent
from ...figures.standing import MEASURES, standing
from ...moments import iso
from ...period import Period, evening
from ..keeping import Computation


def compute(period: Period) -> dict[str, Any]:
    """Return how each region stood at the moment of `period`, and what changed since the evening before."""
    yesterday = period.last - timedelta(days=1)
    now, before = standing(period), standing(Period(yesterday, yesterday, evening(yesterday), period.among))
    names = {code: line["name"] for lines in (before, now) for code, line in lines.items()}
    regions = [
        {"code": code, "name": name, **_compared(now.get(code), before.get(code))} for code, name in names.items()
    ]
    whole = {name: sum(one[name] for one in regions) for name in (*MEASURES, *(f"{name}_change" for name in MEASURES))}
    return {
        "date": period.last.isoformat(),
        "as_of": iso(period.as_of),
        "total": whole | {"fill_rate": percent(whole["filled"], whole["asked"])},
        "regions": in_order(regions, by="volunteers"),
    }


BULLETIN = Computation("bulletin", compute)


def _compared(now: dict[str, Any] | None, before: dict[str, Any] | None) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name in MEASURES:
        there, earlier = (now or {}).get(name, 0), (before or {}).get(name, 0)
        told |= {name: there, f"{name}_change": there - earlier}
    return told | {"fill_rate": percent(told["filled"], told["asked"])}


def of_day(day: date) -> Period:
    """Return a day as of its evening; of today, as of now."""
    return Period.of_days(day, day)
