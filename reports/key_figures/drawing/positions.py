"""Charts about positions: asked for and filled, by week, profession and region."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...charts.rates import Rate, RateChart
from ..wording import asked_for, filled, number, percentage, week_name
from .time import filled_by_week

DRAWN = 12


@dataclass(frozen=True)
class Crossing:
    """A table of rates: a line for each profession or region, a column for each week."""

    title: str
    head: str
    weeks: Sequence[str]
    lines: Sequence[tuple[str, Sequence[str]]]


def position_charts(figures: dict[str, Any]) -> dict[str, Any]:
    """Return the charts of positions; none when none was asked for."""
    told = figures["positions"]
    if not told["asked"]:
        return {}
    crossed = figures["weekly_positions"]
    return {
        "by_week": filled_by_week(figures, title=_title(told), sentence=_sentence(told)),
        "by_profession": _rates(
            told["by_profession"], title=_("Fill rate by profession or skill"), head=_("Profession or skill")
        ),
        "by_region": _rates(told["by_region"], title=_("Fill rate by region"), head=_("Region")),
        "professions_by_week": _crossing(figures, crossed["by_profession"], _("Profession or skill")),
        "regions_by_week": _crossing(figures, crossed["by_region"], _("Region")),
    }


def _title(told: dict[str, Any]) -> str:
    return _("%(rate)s of the positions are filled") % {"rate": percentage(told["fill_rate"])}


def _sentence(told: dict[str, Any]) -> str:
    """Count both positions and requests, since either may be meant by "filled"."""
    whole = told["requests"]
    asking = ngettext("%(n)s request asks for them", "%(n)s requests ask for them", whole["asked"])
    full = ngettext("%(n)s has all its people", "%(n)s have all their people", whole["filled"])
    return _("%(asked)s, %(filled)s. %(asking)s; %(full)s.") % {
        "asked": asked_for(told["asked"]),
        "filled": filled(told["filled"]),
        "asking": asking % {"n": number(whole["asked"])},
        "full": full % {"n": number(whole["filled"])},
    }


def _rates(found: list[dict[str, Any]], *, title: str, head: str) -> RateChart:
    rows = [Rate(item["name"], item["asked"], item["filled"], percentage(item["fill_rate"])) for item in found]
    sentence = _("Positions of the requests sent in these days, as of now.")
    return RateChart(title, sentence, head, rows[:DRAWN], rows)


def _crossing(figures: dict[str, Any], found: list[dict[str, Any]], head: str) -> Crossing:
    lines = [(item["name"], [_cell(week) for week in item["weeks"]]) for item in found]
    return Crossing(_("Week by week"), head, [week_name(week) for week in figures["per_week"]], lines)


def _cell(week: dict[str, Any]) -> str:
    if not week["asked"]:
        return "–"
    both = f"{number(week['filled'])}\u00a0/\u00a0{number(week['asked'])}"
    return f"{both} · {percentage(week['fill_rate'])}"
