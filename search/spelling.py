"""The word that was probably meant, for a word that no document and no synonym knows."""

from typing import Protocol

# A short word has too many neighbours: PCA, PRA and PCI are three things.
SHORTEST = 4
TWO_MISTAKES_FROM = 8


class Vocabulary(Protocol):
    """The terms an index knows."""

    def frequency(self, term: str) -> int:
        """Return in how many documents a term stands, about."""
        ...

    def starting_with(self, prefix: str) -> dict[str, int]:
        """Return the terms that start with `prefix`, with their frequencies."""
        ...


def correct(term: str, *, vocabulary: Vocabulary, others: frozenset[str]) -> str | None:
    """Return the nearest known term, the most frequent of equally near ones; None when nothing is near.

    `others` are terms known from elsewhere (the synonyms). The first letter is taken to be right, or exchanged
    with the second: that is where people look when they type, and it keeps this under a few milliseconds.
    """
    if len(term) < SHORTEST or not term.isalpha():
        return None
    limit = 2 if len(term) >= TWO_MISTAKES_FROM else 1
    candidates = dict.fromkeys((word for word in others if word[:1] in term[:2]), 1)
    for letter in dict.fromkeys(term[:2]):
        candidates |= vocabulary.starting_with(letter)
    letters = frozenset(term)
    near = (
        (distance(term, word, limit), -frequency, word)
        for word, frequency in candidates.items()
        # An edit takes one letter away and brings one at the most: this spares most words the longer reckoning.
        if abs(len(word) - len(term)) <= limit
        and len(word) >= SHORTEST - 1
        and len(letters.difference(word)) <= limit
        and len(letters.union(word)) - len(letters) <= limit
    )
    best = min((entry for entry in near if entry[0] <= limit), default=None)
    return best[2] if best else None


def distance(left: str, right: str, limit: int) -> int:
    """Return the edits from one word to the other (two letters exchanged count once), `limit + 1` when there are more.

    Optimal string alignment, row by row (Damerau 1964 in the form of Boytsov 2011), given up when a row has no
    value within the limit. What both begin and end with costs nothing, and is left out.
    """
    left, right = _without_ends(left, right)
    beyond, width = limit + 1, len(right)
    before, row = [beyond] * (width + 1), [min(j, beyond) for j in range(width + 1)]
    for i, char in enumerate(left, 1):
        earlier, before, row = before, row, [min(i, beyond)] + [beyond] * width
        # Farther from the diagonal everything is beyond the limit.
        for j in range(max(1, i - limit), min(width, i + limit) + 1):
            other = right[j - 1]
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other))
            if i > 1 and j > 1 and char == right[j - 2] and left[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row[j] = cost
        if min(row) > limit:
            return beyond
    return min(row[-1], beyond)


def _without_ends(left: str, right: str) -> tuple[str, str]:
    """Return two words without what they begin and end with alike."""
    shorter, start, end = min(len(left), len(right)), 0, 0
    while start < shorter and left[start] == right[start]:
        start += 1
    while end < shorter - start and left[-1 - end] == right[-1 - end]:
        end += 1
    return left[start : len(left) - end], right[start : len(right) - end]
