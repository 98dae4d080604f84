"""A question put to a snapshot: filters, order, counts, hits."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import tantivy

from portal import finding

from ...correcting import corrected_text
from ...drawing import Drawer
from ...places import distances_from
from ...synonyms import SynonymTable
from ...understanding import Understanding
from ..facet_values import KIND, among_others
from ..stored import DEEPEST
from .asking import ranked
from .counting import count_facets
from .filtering import Clause, filtered, filters_of
from .ideas import Idea, ideas_of, matching, unscored
from .ordering import Address, by_distance, by_field, by_score
from .reading import Snapshot

_NOWHERE: Mapping[str, float] = {}


def answer(query: finding.Query, *, snapshot: Snapshot, table: SynonymTable) -> finding.Results:
    """Answer a question from one snapshot. The database is asked for nothing but communes nobody asked for before.

    Without words and places nothing but the index has a say, so that a list is answered once for each view of it.
    """
    if query.text.strip() or query.near:
        return _answered(query, snapshot, table)
    return snapshot.answered.get_or_make(repr(query), lambda: _answered(query, snapshot, table))


def _answered(query: finding.Query, snapshot: Snapshot, table: SynonymTable) -> finding.Results:
    understanding = snapshot.understand(query.text, query.exact, table)
    around = distances_from(query.near, query.radius) if query.near else _NOWHERE
    asked = Asked(
        understanding,
        ideas_of(understanding, snapshot),
        filters_of(query, around, snapshot),
        snapshot,
        among_others(query.kinds),
    )
    addresses, total = _page(query, asked, around)
    hits = tuple(_hits(addresses, snapshot.searcher, understanding, around))
    return finding.Results(
        hits=hits,
        total=total,
        facets=_counts(query, asked),
        understood=understanding.explanations,
        corrected=corrected_text(understanding, hits),
        last=(_offset(query) + len(hits),),
    )


@dataclass(frozen=True)
class Asked:
    """A question made ready for one view of the index."""

    understanding: Understanding
    ideas: list[Idea]
    filters: Mapping[str, Clause]
    snapshot: Snapshot
    among_others: bool

    def found(self) -> tantivy.Query:
        """What finds without a score."""
        return unscored(self.ideas, self.understanding, self.snapshot)

    def best(self) -> tantivy.Query:
        """What finds the same, through all filters, and scores it."""
        matches = matching(self.ideas, self.understanding, self.snapshot)
        best = ranked(matches, self.ideas, self.understanding, self.snapshot, among_others=self.among_others)
        return filtered(best, self.filters)


def _page(query: finding.Query, asked: Asked, around: Mapping[str, float]) -> tuple[list[Address], int]:
    """Return the addresses of one page and the number of all hits."""
    limit, offset = max(1, query.per_page), _offset(query)
    searcher, found = asked.snapshot.searcher, filtered(asked.found(), asked.filters)
    if offset >= DEEPEST and not query.after:
        return [], searcher.search(found, limit=1).count
    if query.sort == "distance" and query.near:
        return by_distance(searcher, found, asked.snapshot.schema, around, limit=limit, offset=offset)
    if query.sort == "recent":
        return by_field(searcher, found, "published", limit=limit, offset=offset)
    if query.sort == "name":
        return by_field(searcher, found, "name", limit=limit, offset=offset)
    if not (asked.understanding.groups or asked.understanding.required):
        return by_field(searcher, found, "rank", limit=limit, offset=offset)
    return by_score(searcher, asked.best(), limit=limit, offset=offset)


def _offset(query: finding.Query) -> int:
    """Return how many hits stand before the page; going on from an answer is counting further."""
    return int(query.after[0]) if query.after else max(0, query.page - 1) * max(1, query.per_page)


def _counts(query: finding.Query, asked: Asked) -> dict[str, tuple[finding.FacetValue, ...]]:
    """Count each facet; without words and places, once for all pages and orders of a list."""
    if query.text.strip() or query.near:
        return _counted(query, asked)
    same = replace(query, sort="relevance", page=1, after=())
    return asked.snapshot.counted.get_or_make(repr(same), lambda: _counted(query, asked))


def _counted(query: finding.Query, asked: Asked) -> dict[str, tuple[finding.FacetValue, ...]]:
    selected = {**query.filters, KIND: query.kinds}
    searcher = asked.snapshot.searcher
    return count_facets(searcher, asked.found(), asked.filters, facets=query.facets, selected=selected)


def _hits(
    addresses: list[Address], searcher: tantivy.Searcher, understanding: Understanding, around: Mapping[str, float]
) -> list[finding.Hit]:
    drawer = Drawer(understanding)
    hits = []
    for score, address in addresses:
        stored: dict[str, Any] = json.loads(searcher.doc(address).get_first("stored"))
        hits.append(drawer.hit(stored, score=score, distance=around.get(stored["commune"])))
    return hits
