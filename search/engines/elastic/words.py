"""The words an index knows: whether one is known, and which known ones are near."""

from collections.abc import Iterable, Mapping
from typing import Any

from elasticsearch import Elasticsearch

from ...spelling import SHORTEST, TWO_MISTAKES_FROM
from .fields import WORDS

# As many neighbours as a guess may choose from; the engine gives the nearest first.
MOST_NEIGHBOURS = 50
# What is known is asked once by each process. More than this is no vocabulary, but somebody who types at random.
MOST_REMEMBERED = 50_000


class KnownWords:
    """The words of one question, asked at once."""

    def __init__(self, frequencies: Mapping[str, int], neighbours: Mapping[str, int]) -> None:
        self._frequencies = frequencies
        self._neighbours = neighbours

    def frequency(self, term: str) -> int:
        """Return in how many documents a term stands, about."""
        return self._frequencies.get(term, 0)

    def starting_with(self, prefix: str) -> dict[str, int]:
        """Return the terms near the question's that start with `prefix`, with their frequencies."""
        return {term: count for term, count in self._neighbours.items() if term.startswith(prefix)}


class Memory:
    """Words that were known once; a word that nobody knew is asked again, for it may have come since."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, int]] = {}

    def ask(self, client: Elasticsearch, index: str, terms: Iterable[str]) -> KnownWords:
        """Return what an index knows of some terms: one request for those that are new here."""
        known = self._known.setdefault(index, {})
        new = [term for term in dict.fromkeys(terms) if term not in known]
        if not new:
            return KnownWords(known, {})
        answer = client.search(index=index, **_question(new)).body
        counts = {term: answer["aggregations"]["known"]["buckets"][term]["doc_count"] for term in new}
        if len(known) > MOST_REMEMBERED:
            known.clear()
        known |= {term: count for term, count in counts.items() if count}
        return KnownWords(known, _neighbours(answer["suggest"]))


def _question(terms: list[str]) -> dict[str, Any]:
    near = {
        term: {
            "text": term,
            "term": {
                "field": WORDS,
                "analyzer": "keyword",
                "suggest_mode": "missing",
                "max_edits": 2 if len(term) >= TWO_MISTAKES_FROM else 1,
                "prefix_length": 0,  # two letters exchanged may be the first two
                "min_word_length": SHORTEST,
                "size": MOST_NEIGHBOURS,
            },
        }
        for term in terms
    }
    filters = {term: {"term": {WORDS: term}} for term in terms}
    return {"size": 0, "aggs": {"known": {"filters": {"filters": filters}}}, "suggest": near}


def _neighbours(suggested: Mapping[str, Any]) -> dict[str, int]:
    return {
        option["text"]: option["freq"] for found in suggested.values() for part in found for option in part["options"]
    }
