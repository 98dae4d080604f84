"""The fields of an index, and a document as they take it."""

from collections.abc import Mapping
from typing import Any

from elasticsearch.dsl import Keyword, Long, Object, Text
from elasticsearch.dsl import Mapping as Fields

from portal.finding import FACETS

from ...analysis.folding import fold
from ...documents import FIELDS, Document
from ..stored import BOUNDARY, DEEPEST, TOPICS, digest, in_terms, in_topics, numbers, stored_part

# Every term of a document once, for guessing what a word was meant to be.
WORDS = "words"
POSITION = "position"

SETTINGS: Mapping[str, Any] = {
    "number_of_shards": 1,  # 350,000 documents are a small shard, and frequencies of words are the same for all
    "auto_expand_replicas": "0-1",
    "refresh_interval": "-1",  # those who write say when it is to be seen
    "max_result_window": 2 * DEEPEST,
    # How long a deletion is remembered: an older state, read before it, must not come back (see writing.py).
    "gc_deletes": "6h",
}


def fields() -> dict[str, Any]:
    """Return the mapping. Texts arrive as terms of our own analyser with spaces between them, values as they are."""
    mapping = Fields()
    mapping.meta("dynamic", "strict")
    mapping.meta("_source", excludes=[*FIELDS, TOPICS, WORDS])
    for name in FIELDS:
        mapping.field(name, Text(analyzer="whitespace", copy_to=WORDS))
    mapping.field(TOPICS, Text(analyzer="whitespace", index_options="freqs"))
    mapping.field(WORDS, Text(analyzer="whitespace", index_options="docs", norms=False))
    for name in ("key", "kind", "commune", "name", *FACETS):
        mapping.field(name, Keyword())
    mapping.field("digest", Keyword(index=False))
    for name in ("pk", "remote", "active", "free_from", "published", "fresh", "rank"):
        mapping.field(name, Long())
    mapping.field(POSITION, "geo_point")
    mapping.field("stored", Object(enabled=False))
    return mapping.to_dict()


def as_fields(document: Document, position: tuple[float, float] | None) -> dict[str, Any]:
    """Return a document ready to be sent; `position` is that of its commune, in degrees, latitude first.

    A field without a text holds the boundary: an engine reckons how rare a word is among the documents that have
    the field, and the embedded one among all.
    """
    texts = {name: in_terms(document.texts.get(name, "")) or BOUNDARY for name in FIELDS}
    facets = {name: list(dict.fromkeys(values)) for name, values in document.facets.items() if values}
    place = {POSITION: {"lat": position[0], "lon": position[1]}} if position else {}
    return {
        **texts,
        TOPICS: in_topics(document) or BOUNDARY,
        **facets,
        **numbers(document),
        **place,
        "key": document.key,
        "kind": document.kind,
        "pk": document.pk,
        "name": fold(document.title),
        "commune": document.commune or None,
        "digest": digest(document),
        "stored": stored_part(document),
    }
