"""Counts of everybody: exact while there are few, counted once a minute where that takes a quarter of a second."""

import time
from collections.abc import Callable, Hashable
from typing import TypeVar

from portal.latest import Latest

Counts = TypeVar("Counts")

# From so many people on one more or less is nothing to see, and each count reads a row of every one of them.
MANY = 5_000
SECONDS = 60
_kept: Latest[tuple[float, object]] = Latest(16)


def counted(key: Hashable, count: Callable[[], Counts], *, people: Callable[[Counts], int]) -> Counts:
    """Return what was counted: numbers alone, since whatever is named beside them may change meanwhile.

    `people` says of how many people it tells. Each process counts for itself.
    """
    found = _kept.get(key)
    if found and found[0] > time.monotonic():
        return found[1]  # type: ignore[return-value]
    counts = count()
    if people(counts) >= MANY:
        _kept.put(key, (time.monotonic() + SECONDS, counts))
    return counts
