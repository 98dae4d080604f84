"""Tantivy asked by hand: the same hits in the same order, facets without their own filter, snippets.

The query is the one a reader of its manual writes: what has to match, filters and kind as `Must`, boosts as `Should`,
facets counted over the same. It is made before anything is measured; what is found is not turned into anything but
bytes, and a question by distance is ordered by rank, since Tantivy knows no distances.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import tantivy
from tantivy import Occur

from portal.finding import Query
from search.documents import Document
from search.engines.embedded.asking import boosts
from search.engines.embedded.filtering import Clause, filtered, filters_of
from search.engines.embedded.ideas import ideas_of, matching
from search.engines.embedded.reading import Snapshot
from search.engines.embedded.schema import as_fields, schema_builder
from search.engines.facet_values import KIND, MOST_VALUES
from search.places import distances_from
from search.questions import parse
from search.topics import packaged
from search.understanding import Understanding, understand
from search.vocabulary import synonyms

MEMORY = 128_000_000
# Tantivy's own snippets need a text that is stored and that it has analysed itself.
TEXT, FRENCH = "text", "french"
SNIPPET = 230


def _schema() -> tantivy.Schema:
    builder = schema_builder()
    builder.add_text_field(TEXT, stored=True, tokenizer_name=FRENCH, index_option="freq")
    return builder.build()


def _open(folder: Path) -> tantivy.Index:
    index = tantivy.Index(_schema(), path=str(folder), reuse=True)
    analyser = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
    index.register_tokenizer(FRENCH, analyser.filter(tantivy.Filter.stemmer("french")).build())
    return index


@dataclass(frozen=True)
class Prepared:
    """One question, ready to be asked."""

    hits: tantivy.Query
    words: tantivy.Query | None
    counts: tuple[tuple[tantivy.Query, dict[str, dict]], ...]
    order_by: str | None
    ascending: bool
    per_page: int


class RawTantivy:
    """Fills and asks an index of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._index = _open(folder)
        self._searcher = self._index.searcher()
        self.schema = self._index.schema

    def build(self, documents: Iterable[Document]) -> None:
        """Index documents with their text beside our fields, and without the passages that only we read."""
        writer = self._index.writer(MEMORY, 1)
        writer.delete_all_documents()
        for document in documents:
            fields = as_fields(replace(document, passages=()))
            fields.add_text(TEXT, "\n".join(text for text in document.passages if text))
            writer.add_document(fields)
        writer.commit()
        writer.wait_merging_threads()

    def prepare(self, query: Query) -> Callable[[], int]:
        """Return what asks one question and gives the number of hits."""
        snapshot = Snapshot(self.schema, self._searcher)
        meant = understand(parse(query.text), table=synonyms(), topics=packaged(), vocabulary=snapshot)
        ideas = ideas_of(meant, snapshot)
        matches = matching(ideas, meant, snapshot)
        around = distances_from(query.near, query.radius) if query.near else {}
        filters = filters_of(query, around, snapshot) | self._kinds(query)
        every = filtered(matches, filters)
        scored = query.sort == "relevance" and bool(meant.groups or meant.required)
        apart = [facet for facet in query.facets if facet in {*query.filters, KIND}]
        together = [facet for facet in query.facets if facet not in apart]
        counts = [(every, together), *((filtered(matches, filters, without=facet), [facet]) for facet in apart)]
        prepared = Prepared(
            hits=_ranked(every, boosts(ideas, meant, snapshot)) if scored else every,
            words=self._words(meant),
            counts=tuple((each, _terms(facets)) for each, facets in counts),
            order_by=None if scored else {"recent": "published", "name": "name"}.get(query.sort, "rank"),
            ascending=query.sort == "name",
            per_page=query.per_page,
        )
        return lambda: self._ask(prepared)

    def _kinds(self, query: Query) -> dict[str, Clause]:
        wanted = tantivy.Query.term_set_query(self.schema, KIND, list(query.kinds))
        return {KIND: (Occur.Must, tantivy.Query.const_score_query(wanted, 0.0))} if query.kinds else {}

    def _words(self, meant: Understanding) -> tantivy.Query | None:
        words = " ".join(term for phrase in meant.phrases for term in phrase)
        return self._index.parse_query_lenient(json.dumps(words)[1:-1], [TEXT])[0] if words else None

    def _ask(self, asked: Prepared) -> int:
        order = tantivy.Order.Asc if asked.ascending else tantivy.Order.Desc
        found = self._searcher.search(asked.hits, limit=asked.per_page, order_by_field=asked.order_by, order=order)
        pages = [self._searcher.doc(address) for _key, address in found.hits]
        for query, terms in asked.counts:
            self._searcher.aggregate(query, terms)
        if asked.words is not None:
            generator = tantivy.SnippetGenerator.create(self._searcher, asked.words, self.schema, TEXT)
            generator.set_max_num_chars(SNIPPET)
            for page in pages:
                generator.snippet_from_doc(page).to_html()
        return found.count


def _ranked(query: tantivy.Query, added: list[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Must, query), *((Occur.Should, boost) for boost in added)])


def _terms(facets: Iterable[str]) -> dict[str, dict]:
    return {facet: {"terms": {"field": facet, "size": MOST_VALUES}} for facet in facets}
