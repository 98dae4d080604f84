"""The charts of key figures as plain data: a title that says what is shown, a sentence, what is drawn, its table."""

from .people import people_charts
from .positions import position_charts
from .requests import request_charts

__all__ = ["people_charts", "position_charts", "request_charts"]
