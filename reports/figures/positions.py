"""Positions asked for and filled, for the requests a week received."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from help_requests.models import Filling, Need

from ..period import Period
from .breakdown import NOT_GIVEN, in_order, percent
from .received import received


def positions(period: Period) -> dict[str, Any]:
    """Return positions `asked` for by the received requests, and `filled` by the moment.

    `fill_rate` is filled / asked in percent to 0.1, null when nothing was asked. Hands are counted with
    professions: a need that names a skill appears in `by_profession` under its skill. `by_region` is the
    region of the establishment.
    """
    rows = list(
        _needs(period)
        .values_list(
            "profession__slug",
            "profession__name_fr",
            "skill__slug",
            "skill__name_fr",
            "help_request__establishment__region_id",
            "help_request__establishment__region__name",
        )
        .annotate(asked=Sum("number"), filled=Sum("taken"))
        .order_by()
    )
    by_profession = [(row[0] or row[2], row[1] or row[3], *row[6:]) for row in rows]
    by_region = [row[4:] for row in rows]
    return {
        **_rated(sum(row[6] for row in rows), sum(row[7] for row in rows)),
        "by_profession": _added_up(by_profession, "slug"),
        "by_region": _added_up(by_region, "code"),
    }


def _needs(period: Period) -> QuerySet[Need]:
    """Needs of the received requests, with `taken`, the positions filled by the moment."""
    fillings = Filling.objects.as_of(period.as_of).filter(need=OuterRef("pk")).order_by().values("need")
    taken = Coalesce(Subquery(fillings.annotate(n=Sum("number")).values("n")), 0)
    return Need.objects.filter(help_request__in=received(period)).annotate(taken=taken)


def _added_up(rows: list[tuple[str | None, str | None, int, int]], key: str) -> list[dict[str, Any]]:
    """Add up rows (code, name, asked, filled) that share their code, the most asked for first."""
    sums: dict[tuple[str | None, str], tuple[int, int]] = {}
    for code, name, asked, filled in rows:
        before = sums.get((code, name or NOT_GIVEN), (0, 0))
        sums[code, name or NOT_GIVEN] = (before[0] + asked, before[1] + filled)
    return in_order(({key: code, "name": name, **_rated(*both)} for (code, name), both in sums.items()), by="asked")


def _rated(asked: int, filled: int) -> dict[str, Any]:
    return {"asked": asked, "filled": filled, "fill_rate": percent(filled, asked)}
