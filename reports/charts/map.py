"""The map of regions: shapes of the packaged `regions.svg`, how full each is told by pattern and not by colour alone.

Overseas regions stand in a column at the left, at scales of their own, as the packaged map has them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from ..sentences.french import number, typeset
from .levels import REGIONS, legend, level_of

SIZE = (700, 640)
Point = tuple[float, float]
NAMES = {code: name for code, _short, name in REGIONS}


@dataclass(frozen=True)
class Shape:
    """The outline of a region, as SVG writes it, and the middle of its largest part."""

    code: str
    outline: str
    middle: Point


@dataclass(frozen=True)
class Area:
    """A region of the map with its count; `level` is 0 (nobody) to 3."""

    shape: Shape
    name: str
    count: int
    level: int

    @property
    def number(self) -> str:
        """The count as it is written on the map; nothing for nobody."""
        return number(self.count) if self.count else ""

    @property
    def x(self) -> str:
        """Where its number stands."""
        return f"{self.shape.middle[0]:.0f}"

    @property
    def y(self) -> str:
        """The line its number stands on."""
        return f"{self.shape.middle[1] + 6:.0f}"


@dataclass(frozen=True)
class RegionMap:
    """The map, what it says aloud, and what its patterns mean."""

    areas: list[Area]
    aloud: str
    legend: str


def region_map(regions: list[dict[str, Any]]) -> RegionMap:
    """Draw the counts of `regions` (code, count); three patterns part the largest count in thirds."""
    counts = {region["code"]: region["count"] for region in regions if region["code"]}
    most = max(counts.values(), default=0)
    areas = [
        Area(shape, NAMES[code], counts.get(code, 0), level_of(counts.get(code, 0), most))
        for code, shape in shapes().items()
    ]
    told = sorted((area for area in areas if area.count), key=lambda area: (-area.count, area.name))
    aloud = ", ".join(f"{area.name} {number(area.count)}" for area in told)
    return RegionMap(areas, typeset(f"{aloud}."), legend(most))


@lru_cache(maxsize=1)
def shapes() -> dict[str, Shape]:
    """Read the packaged map once; its tenths of a point are rounded, which nobody sees and halves the page."""
    drawn = (Path(settings.BASE_DIR) / "data" / "geo" / "regions.svg").read_text(encoding="utf-8")
    paths = dict(re.findall(r'data-code="(\w+)" d="([^"]+)"', drawn))
    return {code: _shape(code, paths[code]) for code in NAMES if code in paths}


def _shape(code: str, outline: str) -> Shape:
    rings = [_points(ring) for ring in re.findall(r"M([^MZ]+)", outline)]
    largest = max(rings, key=lambda ring: abs(_area(ring)))
    drawn = "".join(f"M{'L'.join(f'{x:.0f},{y:.0f}' for x, y in ring)}Z" for ring in rings)
    return Shape(code, drawn, _middle(largest))


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
