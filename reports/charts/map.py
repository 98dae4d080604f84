"""The map of regions: how full each is told by pattern and not by colour alone."""

from dataclasses import dataclass
from typing import Any

from directory.maps import Shape, regions

from ..sentences.french import number, typeset
from .levels import REGIONS, legend, level_of

NAMES = {code: name for code, _short, name in REGIONS}


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


def region_map(counted: list[dict[str, Any]]) -> RegionMap:
    """Draw the counts of regions (code, count); three patterns part the largest count in thirds."""
    counts = {region["code"]: region["count"] for region in counted if region["code"]}
    most = max(counts.values(), default=0)
    drawn = regions()
    areas = [
        Area(drawn[code], name, counts.get(code, 0), level_of(counts.get(code, 0), most))
        for code, name in NAMES.items()
        if code in drawn
    ]
    told = sorted((area for area in areas if area.count), key=lambda area: (-area.count, area.name))
    aloud = ", ".join(f"{area.name} {number(area.count)}" for area in told)
    return RegionMap(areas, typeset(f"{aloud}."), legend(most))
