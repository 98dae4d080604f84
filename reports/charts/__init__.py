"""The charts of a report as plain data: templates only draw. Each is a list that can be read without seeing it."""

from .bars import Bar, Chart
from .drawn import charts
from .levels import REGIONS
from .map import RegionMap, region_map

__all__ = ["REGIONS", "Bar", "Chart", "RegionMap", "charts", "region_map"]
