"""Positions asked for and filled, for the requests a period received."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, DateField, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, TruncWeek

from help_requests.models import Filling, Need

from ..period import Period
from .breakdown import NOT_GIVEN, in_order, percent
from .names import NOBODYS, Named, names
from .received import received, submissions


@dataclass(frozen=True)
class Line:
    """Positions of one week of submission, one profession or skill and one region; a code of None is "not given"."""

    week: date
    profession: Named
    region: Named
    asked: int
    filled: int


def positions(period: Period) -> dict[str, Any]:
    """Return positions `asked` for by the received requests, and `filled` by the moment.

    `fill_rate` is filled / asked in percent to 0.1, null when nothing was asked. Hands are counted with
    professions: a need that names a skill appears in `by_profession` under its skill. `by_region` is the
    region of the establishment.
    """
    return added_up(lines(period))


def added_up(found: list[Line]) -> dict[str, Any]:
    """Return the sums of these lines, in all and by profession and region."""
    return {
        **rated(sum(line.asked for line in found), sum(line.filled for line in found)),
        "by_profession": _parts([(line.profession, line) for line in found], "slug"),
        "by_region": _parts([(line.region, line) for line in found], "code"),
    }


def lines(period: Period) -> list[Line]:
    """Return all positions of the period in three queries, `week` being the Monday of the request's submission."""
    asked = _summed(Need.objects.all(), "", period)
    filled = _summed(Filling.objects.as_of(period.as_of), "need__", period)
    known = names("profession", "skill", "region")

    def line(week: date, profession: int | None, skill: int | None, region: str | None) -> Line:
        hands = known["profession"].get(profession) or known["skill"].get(skill, NOBODYS)
        key = (week, profession, skill, region)
        return Line(week, hands, known["region"].get(region, NOBODYS), asked[key], filled.get(key, 0))

    return [line(*key) for key in asked]


def _summed(rows: QuerySet[Any], need: str, period: Period) -> dict[tuple[Any, ...], int]:
    """Return the sum of `number` by week, profession, skill and region; `need` is the way to the need."""
    request = f"{need}help_request__"
    keys = (f"{need}profession_id", f"{need}skill_id", f"{request}establishment__region_id")
    mine = rows.filter(**{f"{request}periods__in": submissions(period)})
    weeks = mine.annotate(week=_week(period, f"{request}periods__started_at"))
    found = weeks.values_list("week", *keys).annotate(n=Sum("number")).order_by()
    return {(week, *key): n for week, *key, n in found}


def requests_filled(period: Period) -> dict[str, Any]:
    """Return the received requests that ask for positions, those whose positions are all taken, and their rate."""
    by_request = _needs(period).order_by().values("help_request").annotate(wanted=Sum("number"), got=Sum("taken"))
    full = Q(got__gte=F("wanted"))
    found = by_request.aggregate(asked=Count("help_request"), filled=Count("help_request", filter=full))
    return rated(found["asked"], found["filled"])


def rated(asked: int, filled: int) -> dict[str, Any]:
    """Return both numbers and their rate."""
    return {"asked": asked, "filled": filled, "fill_rate": percent(filled, asked)}


def _needs(period: Period) -> QuerySet[Need]:
    """Needs of the received requests, with `taken`, the positions filled by the moment."""
    fillings = Filling.objects.as_of(period.as_of).filter(need=OuterRef("pk")).order_by().values("need")
    taken = Coalesce(Subquery(fillings.annotate(n=Sum("number")).values("n")), 0)
    return Need.objects.filter(help_request__in=received(period)).annotate(taken=taken)


def _week(period: Period, submitted: str) -> Value | TruncWeek:
    """The Monday of a request's submission: of a single week's requests it is that week's, without looking it up."""
    if period.last <= period.week.sunday:
        return Value(period.week.monday, output_field=DateField())
    return TruncWeek(submitted, output_field=DateField())


def _parts(found: list[tuple[Named, Line]], key: str) -> list[dict[str, Any]]:
    """Add up the lines of each code, the most asked for first."""
    sums: dict[tuple[str | None, str], tuple[int, int]] = {}
    for (code, name), line in found:
        before = sums.get((code, name or NOT_GIVEN), (0, 0))
        sums[code, name or NOT_GIVEN] = (before[0] + line.asked, before[1] + line.filled)
    return in_order(({key: code, "name": name, **rated(*both)} for (code, name), both in sums.items()), by="asked")
