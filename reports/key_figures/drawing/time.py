"""Charts over days and weeks."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from ...charts.columns import ColumnChart, Point, drawn
from ..wording import day, number, percentage, short_day, week_name

# Beyond these days, weeks say more than days.
MOST_DAYS = 100


def over_time(figures: dict[str, Any], measure: str, *, title: str, sentence: str, head: str) -> ColumnChart:
    """Draw what each day brought; in long periods, what each week did."""
    by_day = len(figures["per_day"]) <= MOST_DAYS
    points = _days(figures["per_day"], measure) if by_day else _weeks(figures["per_week"], measure)
    told = [number(point.count) for point in points]
    return ColumnChart(
        name=measure,
        title=title,
        sentence=sentence,
        heads=[_("Day") if by_day else _("Week"), head],
        rows=[(point.label, shown) for point, shown in zip(points, told, strict=True)],
        columns=drawn(points, told),
        aloud=_aloud(points, told),
    )


def with_busiest(sentence: str, figures: dict[str, Any], measure: str) -> str:
    """Add to a sentence which day brought most, when something was brought at all."""
    most = max(figures["per_day"], key=lambda one: one[measure])
    if not most[measure]:
        return sentence
    busy = {"day": day(most["date"], with_day=True), "n": number(most[measure])}
    return f"{sentence} {_('The most on %(day)s: %(n)s.') % busy}"


def filled_by_week(figures: dict[str, Any], *, title: str, sentence: str) -> ColumnChart:
    """Draw the positions each week asked for, and how many of them are filled."""
    points = [
        Point(week_name(week), _short(week), week["asked"], week["filled"], percentage(week["fill_rate"]))
        for week in figures["per_week"]
    ]
    rows = [(p.label, number(p.count), number(p.part or 0), p.note) for p in points]
    return ColumnChart(
        name="filled",
        title=title,
        sentence=sentence,
        heads=[_("Week of the request"), _("Positions asked for"), _("Positions filled"), _("Fill rate")],
        rows=rows,
        columns=drawn(points, [point.note if point.count else "" for point in points]),
        aloud=_aloud(points, [f"{filled} / {asked}" for _label, asked, filled, _rate in rows]),
        legend=_("Outlined: positions asked for. Full: those that are filled."),
    )


def total_by_week(figures: dict[str, Any]) -> ColumnChart:
    """Draw how many volunteers there were at the end of each week: where it goes, beside where it stands."""
    weeks = figures["per_week"]
    points = _weeks(weeks, "volunteers")
    told = [number(point.count) for point in points]
    both = {"first": told[0], "last": told[-1]}
    return ColumnChart(
        name="total",
        title=_("From %(first)s to %(last)s volunteers") % both,
        sentence=_("The people whose page was published, at the end of each week."),
        heads=[_("Week"), _("People")],
        rows=[(point.label, shown) for point, shown in zip(points, told, strict=True)],
        columns=drawn(points, told),
        aloud=", ".join(f"{point.short} {shown}" for point, shown in zip(points, told, strict=True)),
    )


def _days(days: list[dict[str, Any]], measure: str) -> list[Point]:
    return [Point(day(one["date"], with_day=True), short_day(one["date"]), one[measure]) for one in days]


def _weeks(weeks: list[dict[str, Any]], measure: str) -> list[Point]:
    return [Point(week_name(week), _short(week), week[measure]) for week in weeks]


def _short(week: dict[str, Any]) -> str:
    return _("W%(number)s") % {"number": int(week["week"][-2:])}


def _aloud(points: Sequence[Point], told: Sequence[str]) -> str:
    """Say the columns that have something, the largest first, for who doesn't see them; the table says all."""
    pairs = sorted(zip(points, told, strict=True), key=lambda pair: -pair[0].count)[:7]
    said = [f"{point.label} {shown}" for point, shown in pairs if point.count]
    return ", ".join(said) or _("nothing")
