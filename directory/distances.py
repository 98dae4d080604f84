"""Distances between communes: on the globe for what is said, on a flat map for what the database asks."""

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0
# One degree of latitude.
KM_PER_DEGREE = 111.2
# Latitude and longitude in degrees.
Position = tuple[float, float]


def haversine(here: Position, there: Position) -> float:
    """Return the kilometres between two positions (Sinnott 1984)."""
    (north, east), (other_north, other_east) = ([radians(angle) for angle in one] for one in (here, there))
    chord = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(chord))


def km_between(here: tuple[float | None, float | None], there: tuple[float | None, float | None]) -> float | None:
    """Return the kilometres between two places; None when the position of one isn't known, or half of it."""
    if None in here or None in there:
        return None
    (north, east), (other_north, other_east) = here, there
    return haversine((north or 0, east or 0), (other_north or 0, other_east or 0))


def shrinking(latitude: float) -> float:
    """Return by how much a degree of longitude is shorter here than at the equator."""
    return cos(radians(latitude))
