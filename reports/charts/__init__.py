"""The charts of a report as plain data: templates only draw. Each is a list that can be read without seeing it."""

from .bars import Bar, Chart
from .drawn import charts
from .tiles import REGIONS, Tile, Tiles, tiles

__all__ = ["REGIONS", "Bar", "Chart", "Tile", "Tiles", "charts", "tiles"]
