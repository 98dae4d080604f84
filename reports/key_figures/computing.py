"""All that the page of key figures says of a period, from dated rows, in a constant number of queries."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from ..figures.breakdown import NOT_GIVEN, in_order
from ..figures.positions import Line, added_up, lines, rated, requests_filled
from ..figures.registrations import Registered, by_region, registrations, totals
from ..figures.requests import requests
from ..figures.take_up import received_by_day, take_up
from ..figures.unsaid import unsaid
from ..figures.volunteers import volunteers
from ..moments import iso
from ..period import Period, evening
from ..weeks import Week
from .keeping import Computation

# Asked for statistics of the whole only: with filters it would soon be somebody's.
NEVER_NARROWED = "gender"


def compute(period: Period) -> dict[str, Any]:
    """Return the figures as JSON carries them: each number is that of `reports.figures` for these days and filters.

    `per_day` and `per_week` part what was registered and received in the period, so that they add up to it; the
    `volunteers` of a week are those there were at its end.
    """
    new, asked = registrations(period), lines(period)
    people, silent = volunteers(period), unsaid(period)
    del people[NEVER_NARROWED]
    received = received_by_day(period)
    return {
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "as_of": iso(period.as_of),
        "volunteers": people | {"new_by_region": by_region(new), "not_given": silent["volunteers"]},
        "requests": requests(period) | {"take_up": take_up(period), "not_given": silent["requests"]},
        "positions": added_up(asked) | {"requests": requests_filled(period)},
        "per_day": _days(period, new, received),
        "per_week": _weeks(period, new, received, asked),
        "weekly_positions": {
            "by_profession": _crossed(period, [(line.profession, line) for line in asked], "slug"),
            "by_region": _crossed(period, [(line.region, line) for line in asked], "code"),
        },
    }


KEY_FIGURES = Computation("key-figures", compute)


def _days(period: Period, new: list[Registered], received: dict[date, int]) -> list[dict[str, Any]]:
    registered: Counter[date] = Counter()
    for one in new:
        registered[one.day] += one.count
    length = (period.last - period.first).days + 1
    days = [period.first + timedelta(days=number) for number in range(length)]
    return [{"date": day.isoformat(), "new": registered[day], "received": received.get(day, 0)} for day in days]


def weeks_of(period: Period) -> list[Week]:
    """Return the weeks that the period touches; the first and the last may be cut by it."""
    number = (period.last - period.week.monday).days // 7 + 1
    return [Week(period.week.monday + timedelta(weeks=each)) for each in range(number)]


def _weeks(period: Period, new: list[Registered], received: dict[date, int], asked: list[Line]) -> list[dict[str, Any]]:
    weeks = weeks_of(period)
    ends = [min(evening(week.sunday), period.as_of) for week in weeks]
    told = []
    for week, total in zip(weeks, totals(period, ends), strict=True):
        mine = [line for line in asked if line.week == week.monday]
        told.append(
            {
                "week": str(week),
                "from": max(week.monday, period.first).isoformat(),
                "to": min(week.sunday, period.last).isoformat(),
                "volunteers": total,
                "new": sum(one.count for one in new if week.monday <= one.day <= week.sunday),
                "received": sum(n for day, n in received.items() if week.monday <= day <= week.sunday),
                **rated(sum(line.asked for line in mine), sum(line.filled for line in mine)),
            }
        )
    return told


def _crossed(period: Period, found: list[tuple[Any, Line]], key: str) -> list[dict[str, Any]]:
    """Return, for each code, its positions in every week of the period, the most asked for first."""
    mondays = [week.monday for week in weeks_of(period)]
    sums: dict[Any, dict[date, tuple[int, int]]] = {}
    for named, line in found:
        row = sums.setdefault(named, dict.fromkeys(mondays, (0, 0)))
        row[line.week] = (row[line.week][0] + line.asked, row[line.week][1] + line.filled)
    told = (
        {
            key: code,
            "name": name or NOT_GIVEN,
            "asked": sum(asked for asked, _filled in row.values()),
            "weeks": [rated(*both) for both in row.values()],
        }
        for (code, name), row in sums.items()
    )
    return in_order(told, by="asked")
