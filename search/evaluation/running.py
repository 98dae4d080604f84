"""Queries run on an index of their own, with the analysis, synonyms and ranking of the portal."""

import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.finding import Query

from ..documents import Document
from ..engines.embedded.answering import answer
from ..engines.embedded.reading import Reader
from ..engines.embedded.store import Store
from ..engines.embedded.writing import REBUILD_MEMORY, Writer
from ..synonyms import SynonymTable
from .reading import KNOWN_KEYS, EvaluationSet

RUN_DEPTH = 100


@dataclass(frozen=True)
class Run:
    """Document ids with scores, best first, by query; how long each query took, in milliseconds."""

    ranked: dict[str, list[tuple[str, float]]]
    times: list[float]
    engine: str = "embedded"

    @property
    def order(self) -> dict[str, list[str]]:
        """The ids alone."""
        return {query: [document for document, _score in hits] for query, hits in self.ranked.items()}


def run(judged: EvaluationSet, *, table: SynonymTable, regions: dict[str, str]) -> Run:
    """Index the documents in a folder that is thrown away, and ask every query twice, the second time by the clock."""
    with tempfile.TemporaryDirectory(prefix="search-evaluation-") as folder:
        store = Store(Path(folder))
        generation = store.new_generation()
        writer = Writer(generation, memory=REBUILD_MEMORY)
        for document in documents_of(judged.documents, table=table, regions=regions):
            writer.add(document)
        writer.commit()
        store.use(generation)
        return _ask(judged, Reader(store.root), table)


def _ask(judged: EvaluationSet, reader: Reader, table: SynonymTable) -> Run:
    ids = [str(record["id"]) for record in judged.documents]
    result = Run({}, [])
    for warm in (False, True):
        for query_id, text in judged.queries.items():
            start = time.perf_counter()
            found = answer(Query(text=text, per_page=RUN_DEPTH), snapshot=reader.snapshot(), table=table)
            if warm:
                result.times.append((time.perf_counter() - start) * 1000)
            result.ranked[query_id] = [(ids[hit.pk], hit.score) for hit in found.hits]
    return result


def documents_of(
    records: Iterable[dict[str, Any]], *, table: SynonymTable, regions: dict[str, str]
) -> Iterable[Document]:
    """Yield records as documents; their place in the list is their key."""
    for number, record in enumerate(records):
        themes = [str(slug) for slug in record.get("themes") or ()]
        region = str(record.get("region") or "")
        rest = [value for key, value in record.items() if key not in KNOWN_KEYS and isinstance(value, str)]
        text = "\n".join([str(record.get("text") or ""), *rest])
        yield Document(
            kind="resource",
            pk=number,
            title=str(record.get("title") or ""),
            url="",
            texts={
                "title": str(record.get("title") or ""),
                "themes": "\n".join(table.names.get(("theme", slug), slug) for slug in themes),
                "place": regions.get(region, region),
                "body": text,
            },
            facets={"theme": tuple(themes), "region": (region,) if region else ()},
            card={},
            passages=(text,),
        )
