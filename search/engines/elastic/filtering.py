"""The filters of a question, and the counts of facets, each without its own filter."""

from collections.abc import Mapping
from typing import Any

from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl.query import Query

from directory.distances import EARTH_KM, Position
from portal import finding

from ...places import WHOLE_WORLD
from ..facet_values import COUNTABLE, KIND, MOST_VALUES, facet_values
from .fields import POSITION

# Lucene's earth is a little larger than ours: the same communes have to lie within a radius.
LUCENE_RADIUS_KM = 6371.0087714
COUNTS = "counts"


def facet_filters(query: finding.Query) -> dict[str, Query]:
    """Return a query for each facet that is narrowed, by its name."""
    named = {
        facet: Q("terms", **{facet: list(values)})
        for facet, values in query.filters.items()
        if facet in finding.FACETS and values
    }
    if query.kinds:
        named[KIND] = Q("terms", **{KIND: list(query.kinds)})
    return named


def other_filters(query: finding.Query, centre: Position | None) -> list[Query]:
    """Return the filters that no facet counts: place, date and distance. Nothing is near an unknown place."""
    filters = []
    if query.remote:
        filters.append(Q("term", remote=1))
    if query.available_on:
        filters.append(Q("range", free_from={"lte": query.available_on.toordinal()}))
    if query.near:
        filters.append(around(centre, query.radius) if centre else Q("match_none"))
    return filters


def around(centre: Position, radius: int) -> Query:
    """Return what lies within so many kilometres."""
    kilometres = min(radius, WHOLE_WORLD) * LUCENE_RADIUS_KM / EARTH_KM
    return Q("geo_distance", distance=f"{kilometres:.6f}km", **{POSITION: {"lat": centre[0], "lon": centre[1]}})


def count_facets(search: Search, query: finding.Query, filters: Mapping[str, Query]) -> Search:
    """Return a search that counts facets too; those in `filters` apply to hits only, and to each other's counts."""
    asked = [facet for facet in dict.fromkeys(query.facets) if facet in COUNTABLE]
    for facet in asked:
        others = [each for name, each in filters.items() if name != facet]
        narrowed = search.aggs.bucket(facet, "filter", filter=Q("bool", filter=others))
        narrowed.bucket(COUNTS, A("terms", field=facet, size=MOST_VALUES))
    return search


def read_facets(aggregations: Mapping[str, Any], query: finding.Query) -> dict[str, tuple[finding.FacetValue, ...]]:
    """Return the counts of an answer."""
    selected = {**query.filters, KIND: query.kinds}
    return {
        facet: facet_values(
            {row["key"]: row["doc_count"] for row in aggregations[facet][COUNTS]["buckets"]},
            set(selected.get(facet, ())),
        )
        for facet in dict.fromkeys(query.facets)
        if facet in COUNTABLE
    }
