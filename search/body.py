"""Results as JSON: the body of `/api/v1/search`."""

from collections.abc import Mapping
from typing import Any

from portal.finding import Hit, Results


def body_of(results: Results, *, warnings: list[str] | None = None) -> dict[str, Any]:
    """Return the answer of a list as the API gives it; links to other pages are the API's to add."""
    return {
        "count": results.total,
        "next": None,
        "previous": None,
        "facets": {
            name: [{"value": each.value, "count": each.count, "selected": each.selected} for each in values]
            for name, values in results.facets.items()
        },
        "warnings": warnings or [],
        "understood": list(results.understood),
        "degraded": results.degraded,
        "results": [hit_of(hit) for hit in results.hits],
    }


def hit_of(hit: Hit) -> Mapping[str, Any]:
    """Return one hit."""
    return {
        "kind": hit.kind,
        "id": hit.pk,
        "title": hit.title,
        "url": hit.url,
        "highlight": str(hit.highlight),
        "reasons": list(hit.reasons),
        "score": round(hit.score, 4),
        "card": hit.card,
    }
