"""Key figures as open data: the same lines whatever the numbers, small counts hidden (`reports/disclosure.py`)."""

from collections.abc import Sequence
from typing import Any

from directory.models import Function, Profession, Region, Skill, Theme

from ..among import Among
from ..disclosure import THRESHOLD, is_small, shown, shown_beside, shown_lines, shown_parts
from ..figures.breakdown import NOT_GIVEN, percent
from ..figures.unsaid import UNSAID

Figures = dict[str, Any]
Names = list[tuple[str | None, str]]
Counts = dict[str | None, tuple[int, ...]]
NOBODY: Names = [(None, NOT_GIVEN)]


def opened(figures: Figures, among: Among) -> Figures:
    """Return what may be downloaded of the figures computed for `among`.

    Lines are those of the reference lists, or those asked for, so that their presence tells nothing. How many
    volunteers there were at each week's end is left out: two such totals tell how many came between them. So are
    means, which say much of few; the median wait is given when five requests had an answer.
    """
    regions = _regions(among)
    return {
        "from": figures["from"],
        "to": figures["to"],
        "as_of": figures["as_of"],
        "filters": {name: list(values) for name, values in vars(among).items()},
        "hidden_below": THRESHOLD,
        "volunteers": _people(figures["volunteers"], regions, among),
        "requests": _requests(figures["requests"], among),
        "positions": _positions(figures["positions"], regions),
        **_in_time(figures),
    }


def _people(told: Figures, regions: Names, among: Among) -> Figures:
    new = {item["code"]: item["count"] for item in told["new_by_region"]}
    counted: Counts = {item["code"]: (item["count"], new.get(item["code"], 0)) for item in told["regions"]}
    return {
        "total": shown(told["total"]),
        "new": shown(told["new"]),
        "kinds": _overlapping(told["kinds"], told["total"], told["not_given"]["kinds"]),
        "sector": _parts(_asked_for(told["sector"], among.sectors)),
        "legal_status": _parts(told["legal_status"]),
        "regions": _lines(regions, counted, "code", ("count", "new")),
        "functions": _lines([*_named(Function.objects.all()), *NOBODY], _counts(told["functions"]), "slug", ("count",)),
        "themes": _each(told["themes"], told["total"], told["not_given"]["themes"]),
    }


def _requests(told: Figures, among: Among) -> Figures:
    waits = {name: told["take_up"][name] for name in ("within_24h", "within_72h", "later", "not_yet")}
    given = _parts(waits)
    in_three_days = None if None in (given["within_24h"], given["within_72h"]) else told["take_up"]["share_72h"]
    few = is_small(told["received"] - waits["not_yet"])
    alone = ("handled", "open", "volunteers_involved", "with_tool", "with_thread_post")
    return {
        "received": shown(told["received"]),
        **{name: shown(told[name]) for name in alone},
        "establishments": _parts(_asked_for(told["establishments"], among.sectors)),
        "themes": _each(told["themes"], told["received"], told["not_given"]["themes"]),
        "median_hours_to_first_answer": None if few else told["median_hours_to_first_answer"],
        "take_up": {
            **given,
            "share_24h": None if given["within_24h"] is None else told["take_up"]["share_24h"],
            "share_72h": in_three_days,
        },
    }


def _positions(told: Figures, regions: Names) -> Figures:
    wanted: Names = [*_named(Profession.objects.all()), *_named(Skill.objects.all())]
    return {
        **_rated(shown(told["asked"]), shown(told["filled"])),
        "requests": _rated(shown(told["requests"]["asked"]), shown(told["requests"]["filled"])),
        "by_profession": _rates(_lines(wanted, _pairs(told["by_profession"], "slug"), "slug", ("asked", "filled"))),
        "by_region": _rates(_lines(regions, _pairs(told["by_region"], "code"), "code", ("asked", "filled"))),
    }


def _in_time(figures: Figures) -> Figures:
    """Weeks add up to the period and days to their week: a hidden week has no day shown."""
    weeks, days = figures["per_week"], figures["per_day"]
    new, received = (shown_parts([week[name] for week in weeks]) for name in ("new", "received"))
    rates = shown_lines([(week["asked"], week["filled"]) for week in weeks])
    told = []
    registered: list[int | None] = []
    for place, week in enumerate(weeks):
        dates = {name: week[name] for name in ("week", "from", "to")}
        told.append({**dates, "new": new[place], "received": received[place], **_rated(*rates[place])})
        mine = [day["new"] for day in days if week["from"] <= day["date"] <= week["to"]]
        registered += [None] * len(mine) if new[place] is None else shown_parts(mine)
    return {
        "per_week": told,
        "per_day": [{"date": day["date"], "new": count} for day, count in zip(days, registered, strict=True)],
    }


def _regions(among: Among) -> Names:
    regions = Region.objects.order_by("code").values_list("code", "name")
    if among.regions:
        return list(regions.filter(code__in=among.regions))
    return [*regions, *NOBODY]


def _named(entries: Any) -> Names:
    return list(entries.order_by("slug").values_list("slug", "name_fr"))


def _asked_for(counts: dict[str, int], chosen: tuple[str, ...]) -> dict[str, int]:
    """Keep the parts that were asked for; the others are none by definition."""
    return {name: count for name, count in counts.items() if not chosen or name in chosen}


def _parts(counts: dict[str, int]) -> dict[str, int | None]:
    return dict(zip(counts, shown_parts(list(counts.values())), strict=True))


def _counts(found: list[Figures]) -> Counts:
    return {item["slug"]: (item["count"],) for item in found}


def _pairs(found: list[Figures], key: str) -> Counts:
    return {item[key]: (item["asked"], item["filled"]) for item in found}


def _lines(names: Names, counts: Counts, key: str, columns: Sequence[str]) -> list[Figures]:
    """Return one line for each name, hidden whole or shown whole."""
    found = [counts.get(code, (0,) * len(columns)) for code, _name in names]
    return [
        {key: code, "name": name, **dict(zip(columns, line, strict=True))}
        for (code, name), line in zip(names, shown_lines(found), strict=True)
    ]


def _overlapping(counts: dict[str, int], total: int, silent: int) -> dict[str, int | None]:
    """Return parts of which somebody may have several: each has its own count, and none follows from the others."""
    return {name: shown(count) for name, count in counts.items()} | {
        "not_given": shown_beside(list(counts.values()), total, silent)
    }


def _each(found: list[Figures], total: int, silent: int) -> list[Figures]:
    """Return every theme with its own count, then those who told none."""
    counts = {item["slug"]: item["count"] for item in found}
    names = _named(Theme.objects.all())
    told = [{"slug": slug, "name": name, "count": shown(counts.get(slug, 0))} for slug, name in names]
    return [*told, {"slug": None, "name": UNSAID, "count": shown_beside(list(counts.values()), total, silent)}]


def _rates(lines: list[Figures]) -> list[Figures]:
    return [line | _rated(line["asked"], line["filled"]) for line in lines]


def _rated(asked: int | None, filled: int | None) -> Figures:
    """Return both numbers, and their rate when both are told: a rate tells the number it was made of."""
    told = None if asked is None or filled is None else percent(filled, asked)
    return {"asked": asked, "filled": filled, "fill_rate": told}
