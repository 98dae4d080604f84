"""What the page of key figures shows."""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from portal.page_cache.drawn import made_once

from ..charts import region_map
from ..wording import in_both_forms
from .asking import Asked
from .drawing import people_charts, position_charts, request_charts
from .essentials import essentials
from .trends import trends
from .wording import span


def page_context(asked: Asked, figures: dict[str, Any], earlier: dict[str, Any] | None) -> dict[str, Any]:
    """Return filters, the figures as they are shown, and how fresh they are."""
    return head(asked, figures) | {"figures": _drawn(asked, figures, earlier)}


def head(asked: Asked, figures: dict[str, Any]) -> dict[str, Any]:
    """Return of which days the figures are, and how fresh."""
    return {
        "asked": asked,
        "days": span(figures["from"], figures["to"]),
        "as_of": datetime.fromisoformat(figures["as_of"]),
        "is_today": asked.last == asked.today,
    }


def _drawn(asked: Asked, figures: dict[str, Any], earlier: dict[str, Any] | None) -> SafeString:
    """Return all charts and tables: of the same figures they are the same, and drawing them is most of the page."""
    shown = (bool(asked.among.regions), (asked.last - asked.first).days + 1)
    return made_once(
        ("key figures", figures, earlier, shown),
        lambda: render_to_string("reports/key_figures/_figures.html", charts(asked, figures, earlier)),
        len,
    )


def charts(asked: Asked, figures: dict[str, Any], earlier: dict[str, Any] | None) -> dict[str, Any]:
    """Return figures as words and charts, and what changed since the days before."""
    figures = _named_for_people(figures)
    return {
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
