"""A page of hits in the order asked for."""

from collections.abc import Mapping, Sequence
from typing import Literal

import tantivy
from tantivy import Occur, Query

Address = tuple[float, tantivy.DocAddress]
MOST_COMMUNES = 40_000

# Without words every hit is as relevant as the next: the kind's own order decides.
Field = Literal["rank", "published", "name"]


def by_score(searcher: tantivy.Searcher, query: Query, *, limit: int, offset: int) -> tuple[list[Address], int]:
    """Return the best first, and how many there are."""
    found = searcher.search(query, limit=limit, offset=offset)
    return list(found.hits), found.count


def by_field(
    searcher: tantivy.Searcher, query: Query, field: Field, *, limit: int, offset: int
) -> tuple[list[Address], int]:
    """Return hits in the order of a field: names from A to Z, everything else highest first."""
    order = tantivy.Order.Asc if field == "name" else tantivy.Order.Desc
    found = searcher.search(query, limit=limit, offset=offset, order_by_field=field, order=order)
    return [(0.0, address) for _value, address in found.hits], found.count


def by_distance(
    searcher: tantivy.Searcher,
    query: Query,
    schema: tantivy.Schema,
    distances: Mapping[str, float],
    *,
    limit: int,
    offset: int,
) -> tuple[list[Address], int]:
    """Return the nearest first. The engine knows no distance: communes are put in order, then the page is cut.

    What has no commune comes last; among equals the kind's own order decides.
    """
    answer = searcher.aggregate(query, {"c": {"terms": {"field": "commune", "size": MOST_COMMUNES}}})
    counts = {row["key"]: row["doc_count"] for row in answer["c"]["buckets"]}
    total = searcher.search(query, limit=1).count
    hits: list[Address] = []
    for commune in sorted(counts, key=lambda code: (distances.get(code, float("inf")), code)):
        if offset >= counts[commune]:
            offset -= counts[commune]
            continue
        here = Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.term_query(schema, "commune", commune))])
        found, _count = by_field(searcher, here, "rank", limit=limit - len(hits), offset=offset)
        hits, offset = hits + found, 0
        if len(hits) == limit:
            return hits, total
    nowhere = Query.boolean_query([(Occur.Must, query), (Occur.MustNot, _somewhere(list(counts), schema))])
    found, _count = by_field(searcher, nowhere, "rank", limit=limit - len(hits), offset=offset)
    return hits + found, total


def _somewhere(communes: Sequence[str], schema: tantivy.Schema) -> Query:
    return Query.term_set_query(schema, "commune", list(communes)) if communes else Query.empty_query()
