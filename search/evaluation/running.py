"""Queries run on an index of their own, with the analysis, synonyms and ranking of the portal."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from portal.finding import Query, Results

from ..documents import Document
from ..engines import engine
from ..engines.engine import AwayError, Engine, Writer
from ..synonyms import SynonymTable
from .reading import KNOWN_KEYS, EvaluationSet

RUN_DEPTH = 100
# In seconds: a server that has just started is slow, one that is busy may be.
PAUSES = (1.0, 2.0, 4.0, 8.0)


@dataclass(frozen=True)
class Run:
    """Document ids with scores, best first, by query; how long each query took, in milliseconds."""

    ranked: dict[str, list[tuple[str, float]]]
    times: list[float]
    engine: str

    @property
    def order(self) -> dict[str, list[str]]:
        """The ids alone."""
        return {query: [document for document, _score in hits] for query, hits in self.ranked.items()}


def run(judged: EvaluationSet, *, table: SynonymTable, regions: dict[str, str]) -> Run:
    """Index the documents in an index that is thrown away, and ask every query twice, the second time by the clock."""

    def fill(writer: Writer) -> int:
        for document in documents_of(judged.documents, table=table, regions=regions):
            writer.add(document)
        return len(judged.documents)

    with engine().apart() as apart:
        apart.rebuild(fill, read=lambda _keys: [])
        return _ask(judged, apart, table)


def _ask(judged: EvaluationSet, asked: Engine, table: SynonymTable) -> Run:
    ids = [str(record["id"]) for record in judged.documents]
    result = Run({}, [], asked.name)
    for warm in (False, True):
        for query_id, text in judged.queries.items():
            start = time.perf_counter()
            found = _patiently(asked, Query(text=text, per_page=RUN_DEPTH), table)
            if warm:
                result.times.append((time.perf_counter() - start) * 1000)
            result.ranked[query_id] = [(ids[hit.pk], hit.score) for hit in found.hits]
    return result


def _patiently(asked: Engine, query: Query, table: SynonymTable) -> Results:
    """Ask a server that has just started once more: no visitor would wait so long, but nobody does here."""
    for pause in PAUSES:
        try:
            return asked.answer(query, table)
        except AwayError:
            time.sleep(pause)
    return asked.answer(query, table)


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
