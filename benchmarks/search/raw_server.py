"""A server asked by hand: one HTTP request with our own body, a highlight that the server draws, and nothing more."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import urllib3

from portal.finding import Query
from search.documents import Document
from search.engines.elastic.answering import engine_patience, search_for
from search.engines.elastic.connection import connection
from search.engines.elastic.fields import SETTINGS, as_fields, fields
from search.engines.elastic.words import Memory
from search.places import position_of, positions_of
from search.questions import parse
from search.topics import packaged
from search.understanding import Understanding, understand
from search.vocabulary import synonyms

JSON = {"content-type": "application/json"}
BATCH = 500
# The server's own highlighter reads a text that it has analysed itself; offsets in the postings make it fastest.
TEXT = "text"
TEXT_FIELD = {"type": "text", "analyzer": "french", "index_options": "offsets"}
SNIPPET = 230


class RawServer:
    """Fills and asks an index of its own."""

    def __init__(self, url: str, index: str) -> None:
        self._pool = urllib3.PoolManager(maxsize=16)
        self._url, self._index = f"{url}/{index}", index
        self._client = connection(url).working

    def build(self, documents: Iterable[Document]) -> None:
        """Index documents with their text beside our fields, and without the passages that only we read."""
        self._call("DELETE", "?ignore_unavailable=true")
        mapping = fields()
        mapping["properties"][TEXT] = TEXT_FIELD
        self._call("PUT", "", {"mappings": mapping, "settings": {**SETTINGS, "auto_expand_replicas": "false"}})
        rest = iter(documents)
        while batch := list(islice(rest, BATCH)):
            self._call("POST", "/_bulk", b"".join(_lines(batch)))
        self._call("POST", "/_refresh")

    def prepare(self, query: Query) -> Callable[[], int]:
        """Return what asks one question and gives the number of hits."""
        question = parse(query.text)
        known = Memory().ask(self._client, self._index, [token.term for token in question.words])
        meant = understand(question, table=synonyms(), topics=packaged(), vocabulary=known)
        body = search_for(query, meant, position_of(query.near) if query.near else None).to_dict()
        ready = json.dumps(body | {"timeout": engine_patience()} | _highlight(meant)).encode()
        return lambda: self._ask(ready)

    def _ask(self, body: bytes) -> int:
        return self._call("POST", "/_search", body)["hits"]["total"]["value"]

    def _call(self, method: str, path: str, body: bytes | dict[str, Any] | None = None) -> dict[str, Any]:
        sent = json.dumps(body).encode() if isinstance(body, dict) else body
        answer = self._pool.request(method, self._url + path, body=sent, headers=JSON)
        if answer.status >= 300:
            raise RuntimeError(answer.data[:500])
        found: dict[str, Any] = json.loads(answer.data)
        if found.get("errors"):
            raise RuntimeError("Some documents were refused.")
        return found


def _highlight(meant: Understanding) -> dict[str, Any]:
    words = " ".join(term for phrase in meant.phrases for term in phrase)
    if not words:
        return {}
    cut = {"number_of_fragments": 1, "fragment_size": SNIPPET}
    return {"highlight": {"fields": {TEXT: cut}, "highlight_query": {"match": {TEXT: words}}}}


def _lines(documents: list[Document]) -> Iterator[bytes]:
    positions = positions_of({document.commune for document in documents if document.commune})
    for document in documents:
        source = as_fields(replace(document, passages=()), positions.get(document.commune))
        text = "\n".join(text for text in document.passages if text)
        yield json.dumps({"index": {"_id": document.key}}).encode() + b"\n"
        yield json.dumps({**source, TEXT: text}).encode() + b"\n"
