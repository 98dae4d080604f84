"""The outlines of regions and départements, read once from `data/geo/`, and the patterns that part their counts.

Overseas regions stand in a column at the left, at scales of their own, as the packaged maps have them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

SIZE = (700, 640)
LEVELS = 3
Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """An outline, as SVG writes it, the middle of its largest part, and the corners of the box around it."""

    code: str
    outline: str
    middle: Point
    box: tuple[float, float, float, float]


def level_of(count: int, most: int) -> int:
    """Return the smallest level whose upper bound holds the count."""
    return -(-LEVELS * count // most) if count else 0


def view_box(shapes: Iterable[Shape], *, margin: float = 4) -> str:
    """Return the part of the drawing that holds these shapes, as SVG writes it."""
    left, top, right, bottom = zip(*(shape.box for shape in shapes), strict=True)
    x, y = min(left) - margin, min(top) - margin
    return f"{x:.0f} {y:.0f} {max(right) + margin - x:.0f} {max(bottom) + margin - y:.0f}"


@lru_cache(maxsize=1)
def regions() -> dict[str, Shape]:
    """Return the regions by INSEE code; tenths of a point are rounded, which nobody sees and halves the page."""
    return _read("regions", digits=0)


@lru_cache(maxsize=1)
def departements() -> dict[str, Shape]:
    """Return the départements by code, in tenths of a point: one region of them fills the drawing."""
    return _read("departements", digits=1)


def _read(name: str, *, digits: int) -> dict[str, Shape]:
    drawn = (Path(settings.BASE_DIR) / "data" / "geo" / f"{name}.svg").read_text(encoding="utf-8")
    return {code: _shape(code, path, digits) for code, path in re.findall(r'data-code="(\w+)" d="([^"]+)"', drawn)}


def _shape(code: str, outline: str, digits: int) -> Shape:
    rings = [_points(ring) for ring in re.findall(r"M([^MZ]+)", outline)]
    largest = max(rings, key=lambda ring: abs(_area(ring)))
    drawn = "".join(f"M{'L'.join(f'{x:.{digits}f},{y:.{digits}f}' for x, y in ring)}Z" for ring in rings)
    across, down = zip(*(point for ring in rings for point in ring), strict=True)
    return Shape(code, drawn, _middle(largest), (min(across), min(down), max(across), max(down)))


def _points(ring: str) -> list[Point]:
    pairs = (pair.split(",") for pair in ring.split("L"))
    return [(float(x), float(y)) for x, y in pairs]


def _area(ring: list[Point]) -> float:
    """Half the sum of cross products, signed by the way round: the shoelace formula."""
    following = [*ring[1:], ring[0]]
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in zip(ring, following, strict=True)) / 2


def _middle(ring: list[Point]) -> Point:
    """The centroid of a polygon: its corners weighted by the same cross products, over six times the area."""
    following = [*ring[1:], ring[0]]
    pairs = [
        (x * next_y - next_x * y, x + next_x, y + next_y)
        for (x, y), (next_x, next_y) in zip(ring, following, strict=True)
    ]
    scale = 6 * _area(ring)
    return sum(cross * x for cross, x, _y in pairs) / scale, sum(cross * y for cross, _x, y in pairs) / scale
