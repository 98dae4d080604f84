"""The fields of the index, and a document as Tantivy takes it."""

import json

import tantivy

from portal.finding import FACETS

from ...analysis.folding import fold
from ...documents import FIELDS, Document
from ..stored import TOPICS, digest, in_terms, in_topics, numbers, stored_part


def build_schema() -> tantivy.Schema:
    """Return the schema. Texts arrive as terms of our own analyser with spaces between them, values as they are."""
    return schema_builder().build()


def schema_builder() -> tantivy.SchemaBuilder:
    """Return all fields, for one who has more of them."""
    builder = tantivy.SchemaBuilder()
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field(TOPICS, tokenizer_name="whitespace", index_option="freq")
    for name in ("key", "version"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("kind", "commune", "name", *FACETS):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("remote", "active", "free_from", "published", "fresh", "rank"):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_bytes_field("stored", stored=True)
    return builder


def as_fields(document: Document) -> tantivy.Document:
    """Return a document ready to be added."""
    fields = tantivy.Document()
    for name, text in document.texts.items():
        if text:
            fields.add_text(name, in_terms(text))
    fields.add_text(TOPICS, in_topics(document))
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
    for name, number in numbers(document).items():
        fields.add_integer(name, number)
    fields.add_bytes("stored", stored.encode())
    return fields
