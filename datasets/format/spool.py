"""Records that wait on disk between being checked and being written: of hundreds of thousands, a batch is in memory."""

import pickle
import weakref
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Generic, TypeVar

R = TypeVar("R")
# Enough to make each statement worth its while, few enough to stay small in memory.
BATCH = 1000
SMALL = 1 << 20


class Spool(Generic[R]):
    """A list that only grows; what is more than a batch or two is in a file without a name, which ends with it."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile[bytes](max_size=SMALL)
        self._places: list[int] = []
        self._last: list[R] = []
        weakref.finalize(self, self._file.close)

    def append(self, record: R) -> None:
        """Add a record at the end."""
        if len(self._last) == BATCH:
            self._places.append(self._file.seek(0, 2))
            pickle.dump(self._last, self._file, pickle.HIGHEST_PROTOCOL)
            self._last = []
        self._last.append(record)

    def __len__(self) -> int:
        return len(self._places) * BATCH + len(self._last)

    def __iter__(self) -> Iterator[R]:
        for batch in self.batches():
            yield from batch

    def batches(self) -> Iterator[list[R]]:
        """Yield the records in order, a thousand at a time."""
        for place in list(self._places):
            self._file.seek(place)
            # What was written here a moment ago, by this very process.
            yield pickle.load(self._file)  # noqa: S301
        if self._last:
            yield self._last
