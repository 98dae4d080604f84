"""The charts of a report as plain data: templates only draw. Each is a list that can be read without seeing it."""

from .bars import Bar, Chart
from .drawn import charts
from .map import RegionMap, region_map
from .tiles import REGIONS, Tile, Tiles, tiles

__all__ = ["REGIONS", "Bar", "Chart", "RegionMap", "Tile", "Tiles", "charts", "region_map", "tiles"]
