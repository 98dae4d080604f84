"""The filters of a question: exact, without a score, each one leaving out alone for its own facet's counts."""

from collections.abc import Collection, Mapping
from typing import get_args

from tantivy import Occur, Query

from portal import finding

from ..facet_values import KIND
from .asking import at_most
from .reading import Snapshot

# A filter as a clause: what has to be, or what must not.
Clause = tuple[Occur, Query]


def filters_of(query: finding.Query, communes: Collection[str], snapshot: Snapshot) -> dict[str, Clause]:
    """Return a clause for each filter by its facet's name; place, date and distance under names of their own."""
    schema = snapshot.schema
    named = {
        facet: Query.term_set_query(schema, facet, list(values))
        for facet, values in query.filters.items()
        if facet in finding.FACETS and values
    }
    if query.remote:
        named["remote"] = Query.term_query(schema, "remote", 1)
    if query.available_on:
        named["free_from"] = at_most("free_from", query.available_on.toordinal(), schema)
    if query.near:
        # An empty set is no query for Tantivy; nothing is near an unknown place.
        named["near"] = Query.term_set_query(schema, "commune", list(communes)) if communes else Query.empty_query()
    clauses = {name: (Occur.Must, Query.const_score_query(each, 0.0)) for name, each in named.items()}
    return clauses | {KIND: _of_kinds(query.kinds, snapshot)} if query.kinds else clauses


def _of_kinds(kinds: tuple[finding.Kind, ...], snapshot: Snapshot) -> Clause:
    """Return "is one of these", or "is none of the others" where these are nearly everything: the shorter list."""
    others = [kind for kind in get_args(finding.Kind) if kind not in kinds]
    numbers = [sum(snapshot.searcher.doc_freq(KIND, kind) for kind in some) for some in (kinds, others)]
    if others and numbers[1] < numbers[0]:
        return Occur.MustNot, Query.term_set_query(snapshot.schema, KIND, others)
    return Occur.Must, Query.const_score_query(Query.term_set_query(snapshot.schema, KIND, list(kinds)), 0.0)


def filtered(query: Query, filters: Mapping[str, Clause], *, without: str = "") -> Query:
    """Return a query narrowed by all filters, or all but one; filters add nothing to the score."""
    clauses = [(Occur.Must, query), *(clause for name, clause in filters.items() if name != without)]
    return Query.boolean_query(clauses) if len(clauses) > 1 else query
