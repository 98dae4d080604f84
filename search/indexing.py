"""Keeping the index in step: batches of changes, and a rebuild beside the index in use."""

import time
from collections.abc import Callable, Iterable
from datetime import date

from .documents import SOURCES, Document, documents_by_key, documents_for
from .engines import engine
from .engines.engine import BusyError, Writer
from .returning import look_again, returns_of
from .suggesting.names import rebuild_names, update_names

# What is told of a long rebuild: how many documents so far.
Progress = Callable[[int], None]
PROGRESS_EVERY = 500
PAUSE_AFTER_FAILURE = 60.0


def update(keys: Iterable[str]) -> None:
    """Bring documents in step with the database: read again, put or taken out, one commit. Doing it twice is once.

    `keys` are those of documents ("profile:12"). Without an index a whole one is built: one with a single
    document would look like an answer.
    """
    wanted = [key for key in dict.fromkeys(keys) if key.partition(":")[0] in SOURCES]
    # Names first: they live in the database, so an engine that is away must not keep a withdrawn one.
    update_names(wanted)
    if not engine().update(wanted, _read):
        _build_missing()


class _Failure:
    """When building a missing index failed in this process: every row that waits would try it again at once."""

    at = float("-inf")


def _build_missing() -> None:
    if time.monotonic() - _Failure.at < PAUSE_AFTER_FAILURE:
        raise BusyError("There is no index, and building one has just failed.")
    try:
        rebuild()
    except Exception:
        _Failure.at = time.monotonic()
        raise


def rebuild(progress: Progress | None = None) -> int:
    """Build a new index from the database, replay what changed meanwhile, put it into use; return its size.

    Raises `BusyError` when somebody else is rebuilding.
    """
    count = engine().rebuild(lambda writer: _fill(writer, progress), _read)
    rebuild_names()
    return count


def _fill(writer: Writer, progress: Progress | None) -> int:
    returns: dict[int, date] = {}
    count = 0
    for kind, source in SOURCES.items():
        for document in documents_for(kind, source.ids()):
            writer.add(document)
            returns |= returns_of([document])
            count += 1
            if progress and count % PROGRESS_EVERY == 0:
                progress(count)
    look_again(returns)
    return count


def _read(keys: Iterable[str]) -> list[Document]:
    documents = list(documents_by_key(keys))
    look_again(returns_of(documents))
    return documents
