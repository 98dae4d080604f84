"""The regions, and the levels that part their counts: what a map's patterns stand for."""

from itertools import pairwise

from directory.maps.shapes import LEVELS, level_of

__all__ = ["LEVELS", "REGIONS", "legend", "level_of"]

# INSEE code, what fits below a column, name read aloud.
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


def legend(most: int) -> str:
    """Say the bounds of the colours that exist: « 0, 1 à 2, 3 à 5, 6 à 8 »."""
    bounds = [level * most // LEVELS for level in range(LEVELS + 1)]
    steps = [(low + 1, high) for low, high in pairwise(bounds) if high > low]
    return ", ".join(["0", *(f"{low} à {high}" if high > low else str(low) for low, high in steps)])
