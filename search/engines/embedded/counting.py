"""Facets: how many hits each value would leave, its own facet's filter apart."""

from collections.abc import Iterable, Mapping

import tantivy

from portal.finding import FacetValue

from .filtering import COUNTABLE, filtered

# More than any list we know has values (départements: 101, themes: 70).
MOST_VALUES = 1000


def count_facets(
    searcher: tantivy.Searcher,
    query: tantivy.Query,
    filters: Mapping[str, tantivy.Query],
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
    return {facet: _values(counted[facet], set(selected.get(facet, ()))) for facet in asked}


def _count(searcher: tantivy.Searcher, query: tantivy.Query, facets: list[str]) -> dict[str, dict[str, int]]:
    asked = {facet: {"terms": {"field": facet, "size": MOST_VALUES}} for facet in facets}
    answer = searcher.aggregate(query, asked)
    return {facet: {row["key"]: row["doc_count"] for row in answer[facet]["buckets"]} for facet in facets}


def _values(counts: Mapping[str, int], selected: set[str]) -> tuple[FacetValue, ...]:
    # A selected value without a hit is still shown, or nobody could take it back.
    counts = dict.fromkeys(selected, 0) | dict(counts)
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(FacetValue(value, count, value in selected) for value, count in ordered)
