"""Facets as every engine answers them."""

from collections.abc import Collection, Mapping

from portal.finding import FACETS, KIND_FACET, FacetValue

# An engine counts kinds like any facet; the question names them apart.
KIND = KIND_FACET
PERSON = "profile"
COUNTABLE = frozenset({*FACETS, KIND})
# More than any list we know has values (départements: 101, themes: 70).
MOST_VALUES = 1000


def among_others(kinds: Collection[str]) -> bool:
    """Whether a question for these kinds, or for all, finds people beside other pages."""
    return not kinds or (PERSON in kinds and len(kinds) > 1)


def facet_values(counts: Mapping[str, int], selected: set[str]) -> tuple[FacetValue, ...]:
    """Return the values of one facet, most frequent first."""
    # A selected value without a hit is still shown, or nobody could take it back.
    counts = dict.fromkeys(selected, 0) | dict(counts)
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(FacetValue(value, count, value in selected) for value, count in ordered)
