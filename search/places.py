"""Which communes lie around one, and how far: great-circle distances between their centres."""

from collections.abc import Collection, Mapping
from functools import lru_cache

from directory.distances import KM_PER_DEGREE, Position, haversine
from directory.models import Commune

from .vocabulary import stamp

# Farther than from one end of France to the other, overseas included: everything.
WHOLE_WORLD = 20_100


def distances_from(code: str, radius: int) -> Mapping[str, float]:
    """Return kilometres by INSEE code for the communes within `radius` of one; empty when it is unknown."""
    return _distances(code, min(radius, WHOLE_WORLD), stamp())


@lru_cache(maxsize=256)
def _distances(code: str, radius: int, _stamp: int) -> Mapping[str, float]:
    centre = Commune.objects.filter(code=code, latitude__isnull=False, longitude__isnull=False).first()
    if centre is None:
        return {}
    here = (float(centre.latitude or 0), float(centre.longitude or 0))
    near = Commune.objects.filter(latitude__isnull=False, longitude__isnull=False)
    # A box of degrees spares the formula most of the 35,000 communes.
    margin = radius / KM_PER_DEGREE
    near = near.filter(latitude__gte=here[0] - margin, latitude__lte=here[0] + margin)
    found = {}
    for other, latitude, longitude in near.values_list("code", "latitude", "longitude"):
        distance = haversine(here, (float(latitude or 0), float(longitude or 0)))
        if distance <= radius:
            found[other] = distance
    return found


def positions_of(codes: Collection[str]) -> dict[str, Position]:
    """Return the positions of communes by their codes: one query."""
    if not codes:
        return {}
    known = Commune.objects.filter(code__in=codes, latitude__isnull=False, longitude__isnull=False)
    rows = known.values_list("code", "latitude", "longitude")
    return {code: (float(latitude or 0), float(longitude or 0)) for code, latitude, longitude in rows}


def position_of(code: str) -> Position | None:
    """Return the position of one commune, in degrees, latitude first."""
    return _position(code, stamp())


@lru_cache(maxsize=256)
def _position(code: str, _stamp: int) -> Position | None:
    return positions_of({code}).get(code)
