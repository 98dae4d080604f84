"""The filters of a question: exact, without a score, each one leaving out alone for its own facet's counts."""

from collections.abc import Mapping

from tantivy import Occur, Query, Schema

from portal import finding

from ..facet_values import KIND
from .asking import at_most


def filters_of(query: finding.Query, communes: frozenset[str], schema: Schema) -> dict[str, Query]:
    """Return a query for each filter by its facet's name; place, date and distance under names of their own."""
    named = {
        facet: Query.term_set_query(schema, facet, list(values))
        for facet, values in query.filters.items()
        if facet in finding.FACETS and values
    }
    if query.kinds:
        named[KIND] = Query.term_set_query(schema, KIND, list(query.kinds))
    if query.remote:
        named["remote"] = Query.term_query(schema, "remote", 1)
    if query.available_on:
        named["free_from"] = at_most("free_from", query.available_on.toordinal(), schema)
    if query.near:
        # An empty set is no query for Tantivy; nothing is near an unknown place.
        named["near"] = Query.term_set_query(schema, "commune", sorted(communes)) if communes else Query.empty_query()
    return named


def filtered(query: Query, filters: Mapping[str, Query], *, without: str = "") -> Query:
    """Return a query narrowed by all filters, or all but one; filters add nothing to the score."""
    clauses = [(Occur.Must, query)]
    clauses += [(Occur.Must, Query.const_score_query(each, 0.0)) for name, each in filters.items() if name != without]
    return Query.boolean_query(clauses) if len(clauses) > 1 else query
