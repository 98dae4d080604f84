"""The fields of the index, and a document as Tantivy takes it."""

import hashlib
import json
from datetime import datetime
from functools import lru_cache
from typing import Any

import tantivy

from portal.finding import FACETS

from ...analysis import ANALYSIS_VERSION, analyse
from ...analysis.folding import fold
from ...documents import FIELDS, Document

# Raised with every change of the fields or of what is stored: another version is another index.
SCHEMA_VERSION = 2
VERSION = f"{SCHEMA_VERSION}.{ANALYSIS_VERSION}"

# Between two texts of one field, so that no phrase reaches from one into the other.
BOUNDARY = "¶"
# Above any time stamp: the first part of an order decides before the second is looked at.
_ORDER_STEP = 10**11


def build_schema() -> tantivy.Schema:
    """Return the schema. Texts arrive as terms of our own analyser with spaces between them, values as they are."""
    builder = tantivy.SchemaBuilder()
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in ("key", "version"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("kind", "commune", "name", *FACETS):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("remote", "active", "free_from", "published", "fresh", "rank"):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_bytes_field("stored", stored=True)
    return builder.build()


def as_fields(document: Document) -> tantivy.Document:
    """Return a document ready to be added."""
    fields = tantivy.Document()
    for name, text in document.texts.items():
        if text:
            fields.add_text(name, in_terms(text))
    for name, values in document.facets.items():
        for value in dict.fromkeys(values):
            fields.add_text(name, value)
    stored = json.dumps(stored_part(document), ensure_ascii=False, separators=(",", ":"))
    fields.add_text("key", document.key)
    fields.add_text("version", f"{document.key}={digest(document)}")
    fields.add_text("kind", document.kind)
    fields.add_text("name", fold(document.title))
    if document.commune:
        fields.add_text("commune", document.commune)
    for name, number in _numbers(document).items():
        fields.add_integer(name, number)
    fields.add_bytes("stored", stored.encode())
    return fields


# A line is read twice, for the field and for the passage, one right after the other.
_tokens = lru_cache(maxsize=500)(analyse)


def in_terms(text: str) -> str:
    """Return a text as its terms, lines kept apart."""
    lines = (" ".join(token.term for token in _tokens(line)) for line in text.splitlines())
    return f" {BOUNDARY} ".join(line for line in lines if line)


def digest(document: Document) -> str:
    """Return what changes when anything of a document does."""
    return hashlib.sha256(repr(document).encode()).hexdigest()[:16]


def _numbers(document: Document) -> dict[str, int]:
    major, minor = (*document.order, 0, 0)[:2]
    return {
        "remote": int(document.remote),
        "active": int(document.is_active),
        "free_from": document.free_from,
        "published": _milliseconds(document.published_at),
        "fresh": _milliseconds(document.fresh_at),
        "rank": major * _ORDER_STEP + minor,
    }


def _milliseconds(moment: datetime | None) -> int:
    return int(moment.timestamp() * 1000) if moment else 0


def stored_part(document: Document) -> dict[str, Any]:
    """Return what a hit is drawn from, with the terms of its passages, so that highlights analyse nothing."""
    return {
        "kind": document.kind,
        "pk": document.pk,
        "title": document.title,
        "url": document.url,
        "commune": document.commune,
        "function": (*document.facets.get("function", ()), "")[0],
        "card": document.card,
        "passages": [_passage(text) for text in document.passages if text],
    }


def _passage(text: str) -> dict[str, Any]:
    """Return a text with its terms and their places: two numbers each, in one list, which reads fastest."""
    terms, spans, start = [], [], 0
    for line in text.splitlines(keepends=True):
        for token in _tokens(line.rstrip("\r\n")):
            terms.append(token.term)
            spans += [start + token.start, start + token.end]
        start += len(line)
    return {"text": text, "terms": " ".join(terms), "spans": spans}
