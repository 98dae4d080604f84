"""Keeping the index in step: batches of changes, and a rebuild beside the index in use."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.conf import settings

from .documents import SOURCES, Document, documents_for
from .engines.embedded.store import BusyError, Store
from .engines.embedded.writing import REBUILD_MEMORY, Writer, write
from .returning import look_again
from .suggesting.names import rebuild_names, update_names

# What is told of a long rebuild: how many documents so far.
Progress = Callable[[int], None]
PROGRESS_EVERY = 500
PAUSE_AFTER_FAILURE = 60.0


def store() -> Store:
    """Return the store of this portal's index."""
    return Store(Path(settings.SEARCH_DIR))


def update(keys: Iterable[str]) -> None:
    """Bring documents in step with the database: read again, put or taken out, one commit. Doing it twice is once.

    `keys` are those of documents ("profile:12"). Without an index a whole one is built: one with a single
    document would look like an answer.
    """
    wanted = [key for key in dict.fromkeys(keys) if key.partition(":")[0] in SOURCES]
    # Names first: they live in the database, so an engine that is away must not keep a withdrawn one.
    update_names(wanted)
    files = store()
    with files.writing():
        generation = files.current()
        if generation:
            _bring_in_step(files, generation, wanted)
    if generation is None:
        _build_missing()


def _bring_in_step(files: Store, generation: Path, wanted: list[str]) -> None:
    documents = list(_read(wanted))
    gone = set(wanted) - {document.key for document in documents}
    write(generation, documents=documents, gone=sorted(gone))
    files.note(wanted)
    look_again(documents)


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
    """Build a new generation from the database, replay what changed meanwhile, put it into use; return its size.

    Readers keep the old one until the pointer is replaced. A rebuild that is killed leaves a folder nobody reads,
    which the next one removes. Raises `BusyError` when somebody else is rebuilding.
    """
    files = store()
    with files.rebuilding():
        generation = files.new_generation()
        try:
            count = _build(files, generation, progress)
        finally:
            files.clean()
    rebuild_names()
    return count


def _build(files: Store, generation: Path, progress: Progress | None) -> int:
    # Notes begin before the first page is read: what changes later is either read or noted.
    with files.writing():
        files.start_noting(generation)
    count = _fill(generation, progress)
    with files.writing():
        changed = files.noted(generation)
        documents = list(_read(changed))
        write(generation, documents=documents, gone=sorted(set(changed) - {each.key for each in documents}))
        files.use(generation)
    return count


def _fill(generation: Path, progress: Progress | None) -> int:
    writer = Writer(generation, memory=REBUILD_MEMORY)
    paused: list[Document] = []
    count = 0
    for kind, source in SOURCES.items():
        for document in documents_for(kind, source.ids()):
            writer.add(document)
            if not document.is_active:
                paused.append(document)
            count += 1
            if progress and count % PROGRESS_EVERY == 0:
                progress(count)
    writer.commit()
    look_again(paused)
    return count


def _read(keys: Iterable[str]) -> Iterator[Document]:
    by_kind: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        kind, _colon, pk = key.partition(":")
        by_kind[kind].append(int(pk))
    for kind, pks in by_kind.items():
        yield from documents_for(kind, pks)
