"""Counts of everybody and of what waits: exact while there are few, once a minute where they take a quarter second."""

import time
from collections.abc import Callable, Hashable
from typing import TypeVar

from portal.latest import Latest

Counts = TypeVar("Counts")

# From so many on one more or less is nothing to see, and each count reads a row of every one of them.
MANY = 5_000
SECONDS = 60
_kept: Latest[tuple[float, object]] = Latest(16)


def counted(key: Hashable, count: Callable[[], Counts], *, number: Callable[[Counts], int]) -> Counts:
    """Return what was counted: numbers alone, since whatever is named beside them may change meanwhile.

    `number` says of how many it tells. Each process counts for itself.
    """
    found = _kept.get(key)
    if found and found[0] > time.monotonic():
        return found[1]  # type: ignore[return-value]
    counts = count()
    if number(counts) >= MANY:
        _kept.put(key, (time.monotonic() + SECONDS, counts))
    return counts
