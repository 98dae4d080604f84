"""How things stand at a moment, region by region: people, open requests, positions asked for and filled since ever."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Count

from ..period import Period
from .breakdown import NOT_GIVEN
from .positions import positions
from .requests import open_requests
from .volunteers import by_region

EVER = date(2000, 1, 1)
MEASURES = ("volunteers", "open", "asked", "filled")


def standing(period: Period) -> dict[str | None, dict[str, Any]]:
    """Return what each region counts at the moment of the period, by its code; None is "not given". Three queries.

    - `volunteers`: pages published by then and not withdrawn;
    - `open`: requests that people could answer then;
    - `asked`, `filled`: positions of all requests received by then, and those somebody had taken.
    """
    lines: dict[str | None, dict[str, Any]] = {}
    for item in by_region(period):
        _line(lines, item["code"], item["name"])["volunteers"] = item["count"]
    region = ("establishment__region_id", "establishment__region__name")
    for code, name, count in open_requests(period).values_list(*region).annotate(n=Count("pk")).order_by():
        _line(lines, code, name)["open"] = count
    for item in positions(replace(period, first=EVER))["by_region"]:
        _line(lines, item["code"], item["name"]).update(asked=item["asked"], filled=item["filled"])
    return lines


def _line(lines: dict[str | None, dict[str, Any]], code: str | None, name: str | None) -> dict[str, Any]:
    return lines.setdefault(code, {"name": name or NOT_GIVEN, **dict.fromkeys(MEASURES, 0)})
