"""What a list finds, to its end, a batch at a time: what is public, by the documents of the index.

Without words to rank or a place to measure from, rows come from the database, however many; what only the engine can
say comes from the engine, as far as its pages can be turned.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Protocol

from directory.search_form import SearchForm
from portal.finding import Query, finder
from portal.pagination import DEEPEST_RESULT
from search.documents import SOURCES, Document

BATCH = 500


class AwayError(Exception):
    """Raised when the engine can't say what the list finds: half a list must not pass for the whole."""


class Found(Protocol):
    """What a hit and a document share."""

    @property
    def pk(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def card(self) -> Mapping[str, Any]: ...


def batches(form: SearchForm) -> Iterator[list[Found]]:
    """Yield everything that the list finds; what is in memory at once is one batch. Raises `AwayError`."""
    query = form.query
    asks_engine = query.text or query.near or query.remote or query.available_on
    return _from_engine(query) if asks_engine else _from_database(query)


def _from_database(query: Query) -> Iterator[list[Found]]:
    """Yield the newest first, in reach of the key alone: no cursor stays open while somebody downloads slowly."""
    [kind] = query.kinds
    source, last = SOURCES[kind], None
    while True:
        rows = source.visible().order_by("-pk")
        pks = list((rows.filter(pk__lt=last) if last else rows).values_list("pk", flat=True)[:BATCH])
        if not pks:
            return
        last = pks[-1]
        yield sorted((one for one in source.documents(pks) if _fits(one, query)), key=lambda one: -one.pk)


def _fits(document: Document, query: Query) -> bool:
    """Whether a document has a value of each filter, as an index decides it."""
    return all(set(values) & set(document.facets.get(facet, ())) for facet, values in query.filters.items() if values)


def _from_engine(query: Query) -> Iterator[list[Found]]:
    for number in range(1, DEEPEST_RESULT // BATCH + 1):
        results = finder().find(replace(query, page=number, per_page=BATCH, facets=()))
        if results.degraded:
            raise AwayError
        yield list(results.hits)
        if number * BATCH >= results.total:
            return
