"""What an engine must be able to do, and what may go wrong; the rest of `search` knows nothing else of it."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Protocol

from portal import finding

from ..documents import Document
from ..synonyms import SynonymTable


class NoIndexError(Exception):
    """Raised when there is no index that can be read."""


class BusyError(Exception):
    """Raised when somebody else is writing and doesn't stop."""


class AwayError(Exception):
    """Raised when the server of an engine doesn't answer."""


class LeftAloneError(AwayError):
    """Raised at once, without asking, while an engine that has failed is left alone."""


class Writer(Protocol):
    """Takes the documents of an index that is built from nothing."""

    def add(self, document: Document) -> None:
        """Add a document that is known not to be there."""
        ...


# Reads pages again by their keys ("profile:12"): the documents of those that everybody may read.
Read = Callable[[Iterable[str]], list[Document]]
# Gives every document to a writer and returns how many there were.
Fill = Callable[[Writer], int]


class Engine(Protocol):
    """An index and the questions put to it."""

    @property
    def name(self) -> str:
        """Return what it is called in figures: "embedded", "opensearch" or "elasticsearch"."""
        ...

    def answer(self, query: finding.Query, table: SynonymTable) -> finding.Results:
        """Answer a question; raise `NoIndexError` without an index."""
        ...

    def version(self) -> str:
        """Return the version of the index in use; empty when there is none."""
        ...

    def digests(self) -> dict[str, str]:
        """Return the digest of every indexed document by its key; nothing when there is no index."""
        ...

    def update(self, keys: list[str], read: Read) -> bool:
        """Put what `read` gives for `keys` and take out the rest of them; false when there is no index."""
        ...

    def rebuild(self, fill: Fill, read: Read) -> int:
        """Build an index beside the one in use, with what changes meanwhile, and put it into use; return its size."""
        ...

    def forget(self, rebuild: Callable[[], int]) -> None:
        """Have the files of the index lose what was taken out of it; nothing without an index."""
        ...

    def apart(self) -> AbstractContextManager["Engine"]:
        """Give an engine with an index of its own, which is thrown away at the end."""
        ...
