"""Both ways to ask: the portal's finder, and the raw engine. Imported once Django has started."""

import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Protocol

from django.conf import settings
from elasticsearch import NotFoundError

from portal.finding import Query, finder
from search.breaker import REST
from search.documents import Document
from search.engines import engine
from search.engines.elastic.connection import connection
from search.engines.embedded.store import Store

from . import machine
from .questions import questions
from .raw_server import RawServer
from .raw_tantivy import RawTantivy
from .turns import Ask

WARM_UP = 6


class Raw(Protocol):
    """The raw engine."""

    def build(self, documents: Iterable[Document]) -> None:
        """Index documents."""
        ...

    def prepare(self, query: Query) -> Ask:
        """Return what asks a question and gives the number of hits."""
        ...


def raw() -> Raw:
    """Return the raw engine beside the one that the settings choose."""
    if settings.SEARCH_URL:
        return RawServer(settings.SEARCH_URL, f"{settings.SEARCH_INDEX}-raw")
    return RawTantivy(Path(settings.VAR_DIR) / "raw")


def both_ways() -> dict[str, tuple[Ask, Ask]]:
    """Return each question asked by the finder and raw; raise `ValueError` unless both find as much."""
    engine_asked, found = raw(), {}
    for name, query in questions():
        ask = engine_asked.prepare(query)
        ours, theirs = _totals(query, ask)
        if ours != theirs:
            raise ValueError(f"{name}: the portal finds {ours}, the raw engine {theirs}.")
        found[name] = (partial(_find, query), ask)
    return found


def _totals(query: Query, ask: Ask) -> tuple[object, object]:
    """Return how many hits either finds; a server that has just begun is slow, gives half an answer or none."""
    for _again in range(WARM_UP):
        theirs, ours = ask(), finder().find(query)
        if ours.total == theirs and not ours.degraded:
            break
        time.sleep(REST)
    return ours.total, theirs


def _find(query: Query) -> bool:
    """Ask as a page does; return whether the engine answered."""
    return not finder().find(query).degraded


def build(documents: Iterable[Document]) -> int:
    """Build the portal's index as `search_index rebuild` does, of given documents; return how many there were."""

    def fill(writer: object) -> int:
        return sum(1 for document in documents if not writer.add(document))

    return engine().rebuild(fill, _nothing_changed)


def _nothing_changed(_keys: Iterable[str]) -> list[Document]:
    return []


def megabytes() -> dict[str, int]:
    """Return the size of both indexes on disk."""
    if not settings.SEARCH_URL:
        folder = Store(settings.SEARCH_DIR).current() or Path()
        return {"portal": machine.size(folder), "raw": machine.size(Path(settings.VAR_DIR) / "raw")}
    client = connection(settings.SEARCH_URL).working
    kept = client.indices.stats(index=f"{settings.SEARCH_INDEX}-*", metric="store").body["indices"]
    sizes = {name: index["primaries"]["store"]["size_in_bytes"] // 10**6 for name, index in kept.items()}
    raw_size = sizes.pop(f"{settings.SEARCH_INDEX}-raw", 0)
    return {"portal": max(sizes.values(), default=0), "raw": raw_size}


def engine_name() -> str:
    """Return the engine's name, with the version of a server."""
    name = engine().name
    if not settings.SEARCH_URL:
        return name
    try:
        return f"{name} {connection(settings.SEARCH_URL).client.info().body['version']['number']}"
    except NotFoundError:
        return name
