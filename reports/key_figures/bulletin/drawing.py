"""The charts of a bulletin: a column for each region, which says itself when pointed at or reached by keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...charts.columns import Column, Point, drawn
from ...charts.levels import REGIONS
from ..wording import asked_for, change, filled, number, percentage

SHORT = {code: short for code, short, _name in REGIONS}


@dataclass(frozen=True)
class Answer:
    """A column that answers: where it leads, and what it says."""

    column: Column
    code: str
    said: str


@dataclass(frozen=True)
class AnsweringChart:
    """Regions side by side."""

    name: str
    title: str
    sentence: str
    answers: Sequence[Answer]
    legend: str = ""


def bulletin_charts(told: dict[str, Any]) -> list[AnsweringChart]:
    """Return the charts that have something to show."""
    charts = []
    if told["total"]["asked"]:
        title = _("%(rate)s of the positions are filled") % {"rate": percentage(told["total"]["fill_rate"])}
        sentence = _("Positions asked for since the beginning, and those that are filled, by region.")
        legend = _("Outlined: positions asked for. Full: those that are filled.")
        answers = _answers(told["regions"], _position_point, "asked")
        charts.append(AnsweringChart("positions", title, sentence, answers, legend))
    if told["total"]["volunteers"]:
        title = _("Volunteers by region")
        sentence = _("People whose page is published, and what changed since the day before.")
        answers = _answers(told["regions"], _people_point, "volunteers")
        charts.append(AnsweringChart("volunteers", title, sentence, answers))
    return charts


def _answers(regions: list[dict[str, Any]], point: Callable[[dict[str, Any]], Point], measure: str) -> list[Answer]:
    shown = sorted((one for one in regions if one[measure]), key=lambda one: -one[measure])
    points = [point(one) for one in shown]
    columns = drawn(points, [""] * len(points), room=len(points))
    return [
        Answer(column, one["code"] or "inconnue", column.point.label)
        for one, column in zip(shown, columns, strict=True)
    ]


def _position_point(region: dict[str, Any]) -> Point:
    said = _("%(region)s: %(asked)s (%(more)s), %(filled)s (%(fuller)s), %(rate)s") % {
        "region": region["name"],
        "asked": asked_for(region["asked"]),
        "more": change(region["asked_change"]),
        "filled": filled(region["filled"]),
        "fuller": change(region["filled_change"]),
        "rate": percentage(region["fill_rate"]),
    }
    return Point(said, _short(region), region["asked"], region["filled"])


def _people_point(region: dict[str, Any]) -> Point:
    said = ngettext(
        "%(region)s: %(n)s volunteer (%(more)s)", "%(region)s: %(n)s volunteers (%(more)s)", region["volunteers"]
    ) % {"region": region["name"], "n": number(region["volunteers"]), "more": change(region["volunteers_change"])}
    return Point(said, _short(region), region["volunteers"])


def _short(region: dict[str, Any]) -> str:
    return SHORT.get(region["code"] or "", "?")
