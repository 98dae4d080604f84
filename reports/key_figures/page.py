"""What the page of key figures shows."""

from datetime import datetime
from typing import Any

from ..charts import region_map
from ..wording import in_both_forms
from .asking import Asked
from .drawing import people_charts, position_charts, request_charts
from .essentials import essentials
from .trends import trends
from .wording import span


def page_context(asked: Asked, figures: dict[str, Any], earlier: dict[str, Any] | None) -> dict[str, Any]:
    """Return filters, figures as words and charts, what changed since the days before, and how fresh they are."""
    figures = _named_for_people(figures)
    return {
        "asked": asked,
        "days": span(figures["from"], figures["to"]),
        "as_of": datetime.fromisoformat(figures["as_of"]),
        "is_today": asked.last == asked.today,
        "essentials": essentials(figures),
        "trends": trends(figures, earlier, (asked.last - asked.first).days + 1),
        "people": people_charts(figures),
        "requests": request_charts(figures),
        "positions": position_charts(figures),
        # A map of one region says nothing: bars do.
        "regions": None if asked.among.regions else region_map(figures["volunteers"]["regions"]),
    }


def _named_for_people(figures: dict[str, Any]) -> dict[str, Any]:
    """Name professions in both forms, those of the weekly table too."""
    figures = in_both_forms(figures)
    names = {item["slug"]: item["name"] for item in figures["positions"]["by_profession"]}
    crossed = figures["weekly_positions"]
    lines = [item | {"name": names.get(item["slug"], item["name"])} for item in crossed["by_profession"]]
    return figures | {"weekly_positions": crossed | {"by_profession": lines}}
