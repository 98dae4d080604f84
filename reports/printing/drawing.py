"""The map of regions as a file of its own, with the colours of paper: on the page, style sheets give them."""

from directory.maps.shapes import SIZE

from ..charts import RegionMap
from ..charts.map import Area

ACCENT, MID, SOFT, NONE, EDGE = "#6f2a5c", "#d9bcd0", "#f7edf4", "#ffffff", "#85797f"
# Typst draws no SVG patterns inside paths of a tagged file the way browsers do: lines are told by three greys that
# stay apart in black and white, and by the number on each region.
FILLS = (NONE, SOFT, MID, ACCENT)


def drawn_map(regions: RegionMap) -> str:
    """Return the map as SVG."""
    width, height = SIZE
    shapes = "".join(_path(area) for area in regions.areas)
    numbers = "".join(_number(area) for area in regions.areas if area.number)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
    return f"{head}{shapes}{numbers}</svg>"


def _path(area: Area) -> str:
    return f'<path d="{area.shape.outline}" fill="{FILLS[area.level]}" stroke="{EDGE}"/>'


def _number(area: Area) -> str:
    ink = NONE if area.level == len(FILLS) - 1 else "#261f23"
    place = f'x="{area.x}" y="{area.y}" text-anchor="middle" font-size="24" font-family="Libertinus Serif"'
    return f'<text {place} font-weight="bold" fill="{ink}">{area.number}</text>'
