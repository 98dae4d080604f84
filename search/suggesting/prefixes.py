"""Words by how they begin: a sorted list that a search by halves reads, whatever accents and capitals were typed."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from directory.searching.reading import folded

T = TypeVar("T")
# Two letters may begin hundreds of words; nobody reads on, and the best come first by then.
MOST_LOOKED_AT = 400


class Match(NamedTuple, Generic[T]):
    """An entry whose name begins, at one of its words, as typed; `rank` says how well, 0 best; `name` is that name."""

    rank: int
    name: str
    entry: T


def turns(name: str) -> list[str]:
    """Return a name folded, begun at each of its words: "camille martin", "martin camille"."""
    words = folded(name).split()
    return [" ".join(words[start:] + words[:start]) for start in range(len(words))]


class PrefixTable(Generic[T]):
    """Names and the entries they stand for."""

    def __init__(self, named: Iterable[tuple[str, int, T]]) -> None:
        """Take `(name, rank, entry)`; a name found at a later word than its first ranks one lower."""
        rows = (
            (turn, Match(2 * rank + (position > 0), name, entry))
            for name, rank, entry in named
            for position, turn in enumerate(turns(name))
        )
        self._rows = sorted(rows, key=lambda row: row[0])
        self._keys = [turn for turn, _match in self._rows]

    def starting_with(self, prefix: str) -> Iterator[Match[T]]:
        """Yield what begins with `prefix`, which is folded already."""
        first = bisect_left(self._keys, prefix)
        for turn, match in self._rows[first : first + MOST_LOOKED_AT]:
            if not turn.startswith(prefix):
                return
            yield match
