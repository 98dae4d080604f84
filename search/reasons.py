"""Why a hit is there, in words: the themes, function, skills and place that were meant."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from .analysis import terms
from .questions import Phrase
from .understanding import Understanding

MOST_REASONS = 3
_LISTS = (("theme", "themes"), ("profession", "professions"), ("skill", "skills"))

_terms = lru_cache(maxsize=5000)(terms)


def reasons(card: Mapping[str, Any], wanted: "Wanted", *, function: str) -> tuple[str, ...]:
    """Return the names on a card that the question means: by its words, or by a synonym of them.

    `function` is the slug of the function that the card names in both its forms; empty without one.
    """
    return tuple(dict.fromkeys(_matched(card, wanted, function)))[:MOST_REASONS] if wanted.words else ()


class Wanted:
    """What a question means, in the forms in which a card says it; read once for all its hits."""

    def __init__(self, understanding: Understanding) -> None:
        self.marks = understanding.marks
        self.phrases = frozenset(understanding.phrases)
        self.words = frozenset(term for group in understanding.groups for term in group.terms)

    def names(self, name: str) -> bool:
        """Whether a name was typed, whole, or is a synonym of what was typed."""
        phrase: Phrase = _terms(name)
        return bool(phrase) and (phrase in self.phrases or self.words.issuperset(phrase))


def _matched(card: Mapping[str, Any], wanted: Wanted, function: str) -> Iterator[str]:
    for facet, key in _LISTS:
        for entry in card.get(key, ()):
            if (facet, entry["slug"]) in wanted.marks or wanted.names(entry["name"]):
                yield entry["name"]
    if ("function", function) in wanted.marks:
        yield card["function"]
    region = card.get("region")
    if region and wanted.names(region["name"]):
        yield region["name"]
