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
    near = (
        (distance(term, word, limit), -frequency, word)
        for word, frequency in candidates.items()
        if abs(len(word) - len(term)) <= limit and len(word) >= SHORTEST - 1
    )
    best = min((entry for entry in near if entry[0] <= limit), default=None)
    return best[2] if best else None


def distance(left: str, right: str, limit: int) -> int:
    """Return the edits from one word to the other (two letters exchanged count once), `limit + 1` when there are more.

    Optimal string alignment, row by row (Damerau 1964 in the form of Boytsov 2011), given up when a row has no
    value within the limit.
    """
    before, row = [0] * (len(right) + 1), list(range(len(right) + 1))
    for i, char in enumerate(left, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other))
            if i > 1 and j > 1 and char == right[j - 2] and left[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
