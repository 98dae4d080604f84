"""A question put to an index: one request, and one more for words not seen before."""

from typing import Any

from django.conf import settings
from elasticsearch import Elasticsearch
from elasticsearch.dsl import Q, Search

from directory.distances import Position, haversine
from portal import finding

from ...correcting import corrected_text
from ...drawing import Drawer
from ...places import position_of
from ...questions import parse
from ...synonyms import SynonymTable
from ...topics import packaged
from ...understanding import Understanding, strange_terms, understand
from ..facet_values import among_others
from ..stored import DEEPEST
from . import asking
from .fields import POSITION
from .filtering import count_facets, facet_filters, other_filters, read_facets
from .words import Memory

# The engine gives up by itself, a little sooner: what nobody waits for must not keep it busy.
ENGINE_SHARE = 0.9
_memory = Memory()


def answer(query: finding.Query, *, client: Elasticsearch, index: str, table: SynonymTable) -> finding.Results:
    """Answer a question. The database is asked for nothing but a commune nobody asked for before."""
    question, topics = parse(query.text), packaged()
    # Words that are meant as they are spelt are never looked up.
    strange = [] if query.exact else strange_terms(question, table=table, topics=topics)
    known = _memory.ask(client.options(request_timeout=settings.SEARCH_PATIENCE / 2), index, strange)
    understanding = understand(question, table=table, topics=topics, vocabulary=known, exact=query.exact)
    centre = position_of(query.near) if query.near else None
    body = search_for(query, understanding, centre).to_dict()
    found = client.search(index=index, timeout=engine_patience(), **_arguments(body)).body
    if found["timed_out"]:
        raise TimeoutError("The engine gave up.")
    rows = found["hits"]["hits"]
    hits = tuple(_hits(rows, understanding, centre))
    return finding.Results(
        hits=hits,
        total=found["hits"]["total"]["value"],
        facets=read_facets(found.get("aggregations", {}), query),
        understood=understanding.explanations,
        corrected=corrected_text(understanding, hits),
        last=tuple(rows[-1]["sort"]) if rows else (),
    )


def engine_patience() -> str:
    """Return how long the engine may look, as it takes it."""
    return f"{settings.SEARCH_PATIENCE * ENGINE_SHARE * 1000:.0f}ms"


def search_for(query: finding.Query, understanding: Understanding, centre: Position | None) -> Search:
    """Return the whole search: matches, filters, counts, order, page."""
    narrowed = facet_filters(query)
    by_score = query.sort == "relevance" and bool(understanding.groups or understanding.required)
    matching = asking.matching(understanding)
    if by_score:
        matching = asking.ranked(matching, understanding, among_others=among_others(query.kinds))
    else:
        matching = Q("bool", filter=[matching])
    search = Search().query(Q("bool", must=[matching], filter=other_filters(query, centre)))
    search = count_facets(search, query, narrowed)
    if narrowed:
        search = search.post_filter(Q("bool", filter=list(narrowed.values())))
    search = search.sort(*order(query, by_score=by_score, centre=centre)).source(["stored", POSITION])
    return search.extra(track_total_hits=True, track_scores=by_score, **_page(query))


def order(query: finding.Query, *, by_score: bool, centre: Position | None) -> list[Any]:
    """Return what to sort by; pages hold every hit once, so the last word is the document's own."""
    last = ["pk", "kind"]
    if query.sort == "distance" and centre:
        here = {"lat": centre[0], "lon": centre[1]}
        return [{"_geo_distance": {POSITION: here, "order": "asc"}}, "-rank", *last]
    if query.sort == "recent":
        return ["-published", *last]
    if query.sort == "name":
        return ["name", *last]
    return ["_score", *last] if by_score else ["-rank", *last]


def _page(query: finding.Query) -> dict[str, Any]:
    size = min(max(1, query.per_page), DEEPEST)
    if query.after:
        return {"search_after": list(query.after), "size": size}
    offset = max(0, query.page - 1) * size
    return {"from_": offset, "size": size} if offset < DEEPEST else {"from_": 0, "size": 0}


def _arguments(body: dict[str, Any]) -> dict[str, Any]:
    """Return a body as the client takes it."""
    names = {"from": "from_", "_source": "source"}
    return {names.get(name, name): value for name, value in body.items()}


def _hits(rows: list[dict[str, Any]], understanding: Understanding, centre: Position | None) -> list[finding.Hit]:
    drawer = Drawer(understanding)
    hits = []
    for row in rows:
        source, score = row["_source"], row["_score"] or 0.0
        place = source.get(POSITION)
        distance = haversine(centre, (place["lat"], place["lon"])) if centre and place else None
        hits.append(drawer.hit(source["stored"], score=score, distance=distance))
    return hits
