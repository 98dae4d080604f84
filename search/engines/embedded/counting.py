"""Facets: how many hits each value would leave, its own facet's filter apart."""

from collections.abc import Iterable, Mapping

import tantivy

from portal.finding import FacetValue

from ..facet_values import COUNTABLE, MOST_VALUES, facet_values
from .filtering import Clause, filtered


def count_facets(
    searcher: tantivy.Searcher,
    query: tantivy.Query,
    filters: Mapping[str, Clause],
    *,
    facets: Iterable[str],
    selected: Mapping[str, Iterable[str]],
) -> dict[str, tuple[FacetValue, ...]]:
    """Return the values of each facet, most frequent first.

    One aggregation serves all facets without a filter, each other one needs its own.
    """
    asked = [facet for facet in dict.fromkeys(facets) if facet in COUNTABLE]
    together = [facet for facet in asked if facet not in filters]
    counted: dict[str, dict[str, int]] = {}
    if together:
        counted |= _count(searcher, filtered(query, filters), together)
    for facet in asked:
        if facet in filters:
            counted |= _count(searcher, filtered(query, filters, without=facet), [facet])
    return {facet: facet_values(counted[facet], set(selected.get(facet, ()))) for facet in asked}


def _count(searcher: tantivy.Searcher, query: tantivy.Query, facets: list[str]) -> dict[str, dict[str, int]]:
    asked = {facet: {"terms": {"field": facet, "size": MOST_VALUES}} for facet in facets}
    answer = searcher.aggregate(query, asked)
    return {facet: {row["key"]: row["doc_count"] for row in answer[facet]["buckets"]} for facet in facets}
