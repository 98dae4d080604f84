"""Where somebody helps: whether they come to a place, or help from afar."""

from django.db.models import F, Q
from django.db.models.functions import Abs

from directory.choices import Mode
from directory.distances import KM_PER_DEGREE, km_between
from directory.models import Area
from portal.questions import gaps

from ..sheets import AreaTold, Sheet
from ..wanted import Reach, Spot
from .paths import AREA

# A flat map and the globe differ by less within the largest circle somebody may draw.
MARGIN_KM, NARROW = 2, 0.95


def reaches(reach: Reach, spot: Spot, sheet: Sheet) -> bool:
    """Whether somebody can help the way it is wanted."""
    if reach == Reach.ON_SITE:
        return comes(spot, sheet)
    return helps_from_afar(sheet) or (reach == Reach.EITHER and comes(spot, sheet))


def helps_from_afar(sheet: Sheet) -> bool:
    """Whether somebody helps at a distance."""
    return bool(sheet.area and sheet.area.remote)


def comes(spot: Spot, sheet: Sheet) -> bool:
    """Whether somebody comes to this place; to one nobody knows, everybody may."""
    modes = sheet.availability.modes
    if modes and Mode.ON_SITE not in modes:
        return False
    if not spot.region:
        return True
    area = sheet.area
    if area is None or _says_nothing(area):
        return sheet.region_id == spot.region
    return _covers(area, spot)


def _says_nothing(area: AreaTold) -> bool:
    return not (area.remote or area.around or area.regions or area.departements)


def _covers(area: AreaTold, spot: Spot) -> bool:
    if spot.region in area.regions or any(_is_in(spot, *one) for one in area.departements):
        return True
    around = area.around
    if around is None or not area.radius_km:
        return False
    km = km_between((spot.latitude, spot.longitude), (around.latitude, around.longitude))
    if km is None:
        return _is_in(spot, around.departement, around.region)
    return km <= area.radius_km


def _is_in(spot: Spot, departement: str, region: str) -> bool:
    """Whether a place is in this département; of a place that is only a region, whether the département is in it."""
    return departement == spot.departement if spot.departement else region == spot.region


def within_reach(reach: Reach, spot: Spot, *, is_theme: bool) -> Q:
    """Return a condition that holds for everybody who `reaches`, and for few others.

    Nearly everybody who knows a theme helps from afar: where that will do, to ask costs more than it keeps out.
    """
    afar = Q(**{f"{AREA}remote": True})
    if reach == Reach.REMOTE:
        return afar
    if not spot.region or (reach == Reach.EITHER and is_theme):
        return Q()
    return _may_come(spot) if reach == Reach.ON_SITE else afar | _may_come(spot)


def _may_come(spot: Spot) -> Q:
    there = gaps(spot.values)
    regions = Area.regions.through.objects.filter(region=there["region"]).values("area")
    inside = {"departement": there["departement"]} if spot.departement else {"departement__region": there["region"]}
    departements = Area.departements.through.objects.filter(**inside).values("area")
    said = Q(**{f"{AREA}pk__in": regions}) | Q(**{f"{AREA}pk__in": departements})
    said_nothing = Q(**{f"{AREA}pk": None}) | Q(**{f"{AREA}remote": False, f"{AREA}around": None})
    return said | _circle(spot) | (said_nothing & Q(page__region=there["region"]))


def _circle(spot: Spot) -> Q:
    """Return whether a square drawn around the circle holds the place; where a position isn't known, it may."""
    if not spot.is_placed:
        return Q(**{f"{AREA}around__isnull": False})
    here = gaps(spot.values)
    north = Abs(F(f"{AREA}around__latitude") - here["latitude"]) * KM_PER_DEGREE
    east = Abs(F(f"{AREA}around__longitude") - here["longitude"]) * here["east"] * NARROW
    reach = f"{AREA}radius_km__gte"
    holds = Q(**{reach: north - MARGIN_KM}) & Q(**{reach: east - MARGIN_KM})
    return holds | Q(**{f"{AREA}around__isnull": False, f"{AREA}around__latitude": None})
