"""Where people are, on maps of our own: shapes of the packaged files, counts by pattern and number, no tiles."""

from .counted import CountMap, count_map
from .shapes import Shape, departements, level_of, regions

__all__ = ["CountMap", "Shape", "count_map", "departements", "level_of", "regions"]
