"""A page of hits in the order asked for."""

from collections.abc import Mapping
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
    """Return the nearest first, among those within `distances`; among equals the kind's own order decides.

    The engine knows no distance: communes are counted and put in order, then asked one by one until the page is full.
    """
    answer = searcher.aggregate(query, {"c": {"terms": {"field": "commune", "size": MOST_COMMUNES}}})
    counts = {row["key"]: row["doc_count"] for row in answer["c"]["buckets"]}
    total = sum(counts.values())
    hits: list[Address] = []
    for commune in sorted(counts, key=lambda code: (distances[code], code)):
        if offset >= counts[commune]:
            offset -= counts[commune]
            continue
        here = Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.term_query(schema, "commune", commune))])
        found, _count = by_field(searcher, here, "rank", limit=limit - len(hits), offset=offset)
        hits, offset = hits + found, 0
        if len(hits) == limit:
            break
    return hits, total
