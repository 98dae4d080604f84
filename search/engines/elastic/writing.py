"""Putting documents into indexes and taking them out.

Each write carries the moment at which its page was read as its version. The engine refuses one that is older than what
it holds, so a rebuild may write beside the worker, and two workers beside each other: the newest reading wins.
"""

import time
from collections.abc import Iterable, Iterator
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import BulkIndexError, streaming_bulk

from ...documents import Document
from ...places import positions_of
from .fields import as_fields

# Documents a request: a few megabytes at the most.
BATCH = 500
CONFLICT, NOT_FOUND = 409, 404


def now_as_version() -> int:
    """Return the version of what is read from now on: microseconds, the same on all machines within their clocks."""
    return time.time_ns() // 1000


def put(index: str, documents: Iterable[Document], *, version: int) -> Iterator[dict[str, Any]]:
    """Yield the actions that put documents into an index."""
    documents = list(documents)
    positions = positions_of({document.commune for document in documents if document.commune})
    for document in documents:
        source = as_fields(document, positions.get(document.commune))
        yield _action("index", index, document.key, version) | {"_source": source}


def remove(index: str, keys: Iterable[str], *, version: int) -> Iterator[dict[str, Any]]:
    """Yield the actions that take documents out of an index."""
    for key in keys:
        yield _action("delete", index, key, version)


def _action(kind: str, index: str, key: str, version: int) -> dict[str, Any]:
    return {"_op_type": kind, "_index": index, "_id": key, "version": version, "version_type": "external_gte"}


def send(client: Elasticsearch, actions: Iterable[dict[str, Any]], *, refresh: bool) -> None:
    """Send actions; raise `BulkIndexError` for those that failed. What is older, or gone already, has not failed."""
    answers = streaming_bulk(client, actions, chunk_size=BATCH, refresh=refresh, raise_on_error=False)
    failed = [item for done, item in answers if not done and _is_failure(item)]
    if failed:
        raise BulkIndexError(f"{len(failed)} documents were refused.", failed)


def _is_failure(item: dict[str, Any]) -> bool:
    (action,) = item
    return item[action]["status"] not in ({CONFLICT, NOT_FOUND} if action == "delete" else {CONFLICT})


class Writer:
    """Fills an index that is built from nothing, a batch at a time."""

    def __init__(self, client: Elasticsearch, index: str) -> None:
        self._client = client
        self._index = index
        self._version = now_as_version()
        self._waiting: list[Document] = []

    def add(self, document: Document) -> None:
        """Add a document; it was read after the writer was made, or after the batch before it was sent."""
        self._waiting.append(document)
        if len(self._waiting) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Send what waits."""
        send(self._client, put(self._index, self._waiting, version=self._version), refresh=False)
        self._waiting = []
