"""The figures of a week, computed from dated rows as of any moment: one module for each definition.

`volunteers`: who offers help · `received`: which requests a week received · `requests`: what became of them ·
`positions`: how many were asked for and filled.
"""

from datetime import datetime
from typing import Any

from ..moments import iso
from ..period import Period
from ..weeks import Week
from .positions import positions
from .requests import requests, requests_received
from .volunteers import volunteers, volunteers_total

__all__ = ["compute"]


def compute(week: Week, as_of: datetime) -> dict[str, Any]:
    """Return the figures of `week` as of an aware moment, in the shape of `weekly_report --format json`.

    Names are French whatever the language of the reader; nothing is suppressed. The previous week is
    given as of its own end.
    """
    period = Period.of(week, as_of)
    before = period.previous
    return {
        "week": str(week),
        "from": week.monday.isoformat(),
        "to": week.sunday.isoformat(),
        "as_of": iso(as_of),
        "volunteers": volunteers(period),
        "requests": requests(period),
        "positions": positions(period),
        "previous": {
            "week": str(before.week),
            "volunteers_total": volunteers_total(before),
            "requests_received": requests_received(before),
        },
    }
