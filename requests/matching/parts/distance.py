"""How far somebody is, commune to commune. A town its owner hides counts for nothing, or it could be guessed."""

from typing import Any

from django.db.models import (
    Case,
    Expression,
    ExpressionWrapper,
    F,
    FloatField,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Greatest, Left
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext as _

from directory.distances import KM_PER_DEGREE, km_between, shrinking
from directory.models import Commune, Departement
from directory.models.zones import BEGINNING, EITHER, NOWHERE, OF_REGION
from directory.visibility import Audience, audience
from help_requests.choices import HelpKind
from portal.page_cache.parts import kept_part
from portal.questions import Gap, among, ask, gaps

from ..reasons import ReasonKind, Verdict, verdict
from ..sheets import Sheet
from ..wanted import Line, Reach, Spot
from ..weights import DISTANCE, SAME_REGION
from .area import NARROW, comes

# By how much a flat map may overrate a distance within a region, and rounding to whole kilometres.
STRETCH, ROUNDING_KM = 1.03, 0.6
# Who is asked about first.
NEAR_KM = 100


def counts(line: Line) -> bool:
    """Whether nearness is a merit: somebody may come, and it is known where to."""
    return line.reach != Reach.REMOTE and bool(line.spot.region)


def judge(kind: str, line: Line, sheet: Sheet) -> Verdict:
    """Return how near somebody is; help from afar that isn't advice has no nearness."""
    if kind != HelpKind.ADVICE and not comes(line.spot, sheet):
        return verdict(ReasonKind.DISTANCE, _("at a distance"), 0)
    home = sheet.commune if audience(sheet, "commune") == Audience.EVERYONE else None
    position = (home.latitude, home.longitude) if home else (None, None)
    km = km_between((line.spot.latitude, line.spot.longitude), position)
    if km is None:
        is_same = sheet.region_id == line.spot.region
        return verdict(ReasonKind.DISTANCE, _("same region"), SAME_REGION) if is_same else Verdict(0)
    is_there = home is not None and home.code == line.spot.commune
    text = _("in the same commune") if is_there else _("%(km)d km") % {"km": max(1, round(km))}
    return verdict(ReasonKind.DISTANCE, text, worth(round(km)))


def worth(km: int) -> int:
    """Return what a distance is worth."""
    return next((value for most, value in DISTANCE if km <= most), 0)


def bound(spot: Spot) -> Expression:
    """Return what nearness is worth at most: by the true town, or by the region when the town may be hidden."""
    in_region = When(page__region=Gap("region", spot.region), then=Value(SAME_REGION))
    same_region = Case(in_region, default=Value(0), output_field=IntegerField())
    if not spot.is_placed:
        return same_region
    # From the farthest step on: most people are far, and the first answer ends the reckoning.
    square = _squared_km(spot)
    nowhere = When(Q(page__commune__latitude=None) | Q(page__commune__longitude=None), then=Value(0))
    nearer = [*(value for _most, value in DISTANCE[1:]), 0]
    steps = [
        When(GreaterThan(square, Value((most * STRETCH + ROUNDING_KM) ** 2)), then=Value(beyond))
        for (most, _value), beyond in zip(reversed(DISTANCE), reversed(nearer), strict=True)
    ]
    return Greatest(same_region, Case(nowhere, *steps, default=Value(DISTANCE[0][1]), output_field=IntegerField()))


def _squared_km(spot: Spot) -> Expression:
    """Return the squared distance on a flat map; a root would be a function of ours on SQLite, called for each row."""
    here = gaps(spot.values)
    north = (F("page__commune__latitude") - here["latitude"]) * Value(KM_PER_DEGREE)
    east = (F("page__commune__longitude") - here["longitude"]) * here["east"]
    return ExpressionWrapper(north * north + east * east, output_field=FloatField())


def near(spot: Spot) -> Q:
    """Return a condition on a row that holds for everybody within `NEAR_KM`, for the region, and for some others."""
    return Q(among(F("zone"), "zones", zones_near(spot)))


def zones_near(spot: Spot) -> tuple[str, ...]:
    """Return the zones of those who are near: of the region, and of the communes around a place that has a position."""
    return kept_part(("zones", spot.region, spot.latitude, spot.longitude), lambda: _zones_near(spot))


def _zones_near(spot: Spot) -> tuple[str, ...]:
    square, region = _square(spot), {"region": spot.region}
    found = ask("zones of region", lambda: _zones_of_region(region), region)
    if square:
        found += ask("zones around", lambda: _zones_around(square), square)
    return (*sorted({code for (code,) in found}), f"{OF_REGION}{spot.region}", EITHER, NOWHERE)


def _square(spot: Spot) -> dict[str, float]:
    if spot.latitude is None or spot.longitude is None:
        return {}
    north = NEAR_KM * STRETCH / KM_PER_DEGREE
    east = north / (shrinking(spot.latitude) * NARROW)
    return {
        "south": spot.latitude - north,
        "north": spot.latitude + north,
        "west": spot.longitude - east,
        "east": spot.longitude + east,
    }


def _zones_around(square: dict[str, float]) -> QuerySet[Any, Any]:
    at = gaps(square)
    inside = Commune.objects.filter(
        latitude__range=(at["south"], at["north"]), longitude__range=(at["west"], at["east"])
    )
    return inside.order_by().values_list(Left("code", BEGINNING)).distinct()


def _zones_of_region(region: dict[str, str]) -> QuerySet[Any, Any]:
    inside = Departement.objects.filter(region=gaps(region)["region"])
    return inside.order_by().values_list(Left("code", BEGINNING)).distinct()


def beyond(spot: Spot) -> int:
    """Return what the distance of whoever isn't `near` is worth at most."""
    return worth(NEAR_KM + 1) if spot.is_placed else 0
