"""The themes whose names look most like what was typed, for a search that found nothing."""

from collections.abc import Iterable

from ..models import Theme
from .reading import folded

# Dice's coefficient of the letters in threes: below, two words have little more than an ending in common.
ALIKE = 0.35
SHORTEST_WORD = 3


def nearest_themes(text: str, slugs: Iterable[str]) -> list[str]:
    """Return those of `slugs` that look like a word of `text` by a name or synonym, the most alike first."""
    typed = _words(text)
    themes = Theme.objects.filter(slug__in=list(slugs)) if typed else Theme.objects.none()
    likeness = {theme.slug: _likeness(typed, _words(f"{theme.name_fr} {theme.synonyms}")) for theme in themes}
    near = sorted((-value, slug) for slug, value in likeness.items() if value >= ALIKE)
    return [slug for _value, slug in near]


def _words(text: str) -> set[frozenset[str]]:
    return {_threes(word) for word in folded(text).split() if len(word) >= SHORTEST_WORD}


def _threes(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))


def _likeness(typed: set[frozenset[str]], known: set[frozenset[str]]) -> float:
    return max((2 * len(one & other) / (len(one) + len(other)) for one in typed for other in known), default=0.0)
