"""The regions as tiles of a simplified map; the table beside it carries every region, overseas ones too."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..sentences.french import typeset

# INSEE code, what fits on a tile, name read aloud; look.css places each code.
REGIONS = (
    ("32", "HDF", "Hauts-de-France"),
    ("28", "NOR", "Normandie"),
    ("11", "IDF", "Île-de-France"),
    ("44", "GES", "Grand Est"),
    ("53", "BRE", "Bretagne"),
    ("52", "PDL", "Pays de la Loire"),
    ("24", "CVL", "Centre-Val de Loire"),
    ("27", "BFC", "Bourgogne-Franche-Comté"),
    ("75", "NAQ", "Nouvelle-Aquitaine"),
    ("84", "ARA", "Auvergne-Rhône-Alpes"),
    ("76", "OCC", "Occitanie"),
    ("93", "PAC", "Provence-Alpes-Côte d’Azur"),
    ("94", "COR", "Corse"),
    ("01", "GUA", "Guadeloupe"),
    ("02", "MTQ", "Martinique"),
    ("03", "GUY", "Guyane"),
    ("04", "REU", "La Réunion"),
    ("06", "MAY", "Mayotte"),
)
LEVELS = 3


@dataclass(frozen=True)
class Tile:
    """A region with its count and how strong its colour is, 0 to 3."""

    code: str
    short: str
    name: str
    count: int
    level: int

    @property
    def aloud(self) -> str:
        """What is read before the count."""
        return typeset(f"{self.name} :")


@dataclass(frozen=True)
class Tiles:
    """The map, and what its colours mean."""

    tiles: list[Tile]
    legend: str


def tiles(regions: list[dict[str, Any]]) -> Tiles:
    """Draw the counts of `regions` (code, count); the three colours part the largest count in thirds."""
    counts = {region["code"]: region["count"] for region in regions if region["code"]}
    most = max(counts.values(), default=0)
    drawn = [
        Tile(code, short, name, counts.get(code, 0), level_of(counts.get(code, 0), most))
        for code, short, name in REGIONS
    ]
    return Tiles(drawn, legend(most))


def level_of(count: int, most: int) -> int:
    """Return the smallest level whose upper bound holds the count."""
    return -(-LEVELS * count // most) if count else 0


def legend(most: int) -> str:
    """Say the bounds of the colours that exist: « 0, 1 à 2, 3 à 5, 6 à 8 »."""
    bounds = [level * most // LEVELS for level in range(LEVELS + 1)]
    steps = [(low + 1, high) for low, high in pairwise(bounds) if high > low]
    return ", ".join(["0", *(f"{low} à {high}" if high > low else str(low) for low, high in steps)])
