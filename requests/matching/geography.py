"""Distances between communes: on the globe for what is said, on a flat map for what the database asks."""

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0
KM_PER_DEGREE = 111.2
# Latitude and longitude in degrees; half a position is none.
Position = tuple[float | None, float | None]


def km_between(here: Position, there: Position) -> float | None:
    """Return the distance in kilometres (haversine formula); None when a position isn't known."""
    if None in here or None in there:
        return None
    (north, east), (other_north, other_east) = ([radians(angle or 0) for angle in one] for one in (here, there))
    chord = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(chord))


def shrinking(latitude: float) -> float:
    """Return by how much a degree of longitude is shorter here than at the equator."""
    return cos(radians(latitude))
