"""A question put to a snapshot: filters, order, counts, hits."""

import json
from collections.abc import Mapping
from typing import Any

import tantivy

from portal import finding

from ...correcting import corrected_text
from ...drawing import Drawer
from ...ideas import packaged
from ...places import distances_from
from ...questions import parse
from ...synonyms import SynonymTable
from ...understanding import Understanding, understand
from ..facet_values import KIND
from ..stored import DEEPEST
from . import asking
from .counting import count_facets
from .filtering import filtered, filters_of
from .ordering import Address, by_distance, by_field, by_score
from .reading import Snapshot

_NOWHERE: Mapping[str, float] = {}


def answer(query: finding.Query, *, snapshot: Snapshot, table: SynonymTable) -> finding.Results:
    """Answer a question from one snapshot. The database is asked for nothing but communes nobody asked for before."""
    understanding = understand(parse(query.text), table=table, ideas=packaged(), vocabulary=snapshot, exact=query.exact)
    matching = asking.matching(understanding, snapshot.schema)
    around = distances_from(query.near, query.radius) if query.near else _NOWHERE
    filters = filters_of(query, frozenset(around), snapshot.schema)
    addresses, total = _page(query, understanding, filtered(matching, filters), snapshot, around)
    selected = {**query.filters, KIND: query.kinds}
    hits = tuple(_hits(addresses, snapshot.searcher, understanding, around))
    return finding.Results(
        hits=hits,
        total=total,
        facets=count_facets(snapshot.searcher, matching, filters, facets=query.facets, selected=selected),
        understood=understanding.explanations,
        corrected=corrected_text(understanding, hits),
    )


def _page(
    query: finding.Query,
    understanding: Understanding,
    matches: tantivy.Query,
    snapshot: Snapshot,
    around: Mapping[str, float],
) -> tuple[list[Address], int]:
    """Return the addresses of one page and the number of all hits."""
    limit = max(1, query.per_page)
    offset = max(0, query.page - 1) * limit
    searcher, schema = snapshot.searcher, snapshot.schema
    if offset >= DEEPEST:
        return [], searcher.search(matches, limit=1).count
    if query.sort == "distance" and query.near:
        return by_distance(searcher, matches, schema, around, limit=limit, offset=offset)
    if query.sort == "recent":
        return by_field(searcher, matches, "published", limit=limit, offset=offset)
    if query.sort == "name":
        return by_field(searcher, matches, "name", limit=limit, offset=offset)
    if not (understanding.groups or understanding.required):
        return by_field(searcher, matches, "rank", limit=limit, offset=offset)
    return by_score(searcher, asking.ranked(matches, understanding, schema), limit=limit, offset=offset)


def _hits(
    addresses: list[Address], searcher: tantivy.Searcher, understanding: Understanding, around: Mapping[str, float]
) -> list[finding.Hit]:
    drawer = Drawer(understanding)
    hits = []
    for score, address in addresses:
        stored: dict[str, Any] = json.loads(searcher.doc(address).get_first("stored"))
        hits.append(drawer.hit(stored, score=score, distance=around.get(stored["commune"])))
    return hits
