"""The embedded engine: an index in the files under a folder."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from portal import finding

from ...synonyms import SynonymTable
from ..engine import Engine, Fill, NoIndexError, Read
from ..stored import VERSION
from .answering import answer
from .reading import Reader, reader_for
from .store import Store
from .writing import REBUILD_MEMORY, Writer, write


class EmbeddedEngine:
    """Tantivy, inside the process."""

    name = "embedded"

    def __init__(self, root: Path) -> None:
        self.store = Store(root)

    def answer(self, query: finding.Query, table: SynonymTable) -> finding.Results:
        return answer(query, snapshot=reader_for(self.store.root, os.getpid()).snapshot(), table=table)

    def version(self) -> str:
        return VERSION if self.store.current() else ""

    def digests(self) -> dict[str, str]:
        try:
            versions = Reader(self.store.root).snapshot().versions()
        except NoIndexError:
            return {}
        return dict(version.split("=", 1) for version in versions)

    def update(self, keys: list[str], read: Read) -> bool:
        with self.store.writing():
            generation = self.store.current()
            if generation is None:
                return False
            documents = read(keys)
            write(generation, documents=documents, gone=sorted(set(keys) - {each.key for each in documents}))
            self.store.note(keys)
        return True

    def rebuild(self, fill: Fill, read: Read) -> int:
        """Readers keep the old index until the pointer is replaced.

        A rebuild that is killed leaves a folder nobody reads, which the next one removes.
        """
        with self.store.rebuilding():
            generation = self.store.new_generation()
            try:
                return self._build(generation, fill, read)
            finally:
                self.store.clean()

    def _build(self, generation: Path, fill: Fill, read: Read) -> int:
        # Notes begin before the first page is read: what changes later is either read or noted.
        with self.store.writing():
            self.store.start_noting(generation)
        writer = Writer(generation, memory=REBUILD_MEMORY)
        count = fill(writer)
        writer.commit()
        with self.store.writing():
            changed = self.store.noted(generation)
            documents = read(changed)
            write(generation, documents=documents, gone=sorted(set(changed) - {each.key for each in documents}))
            self.store.use(generation)
        return count

    def forget(self, rebuild: Callable[[], int]) -> None:
        if self.store.current() is not None:
            rebuild()
            with self.store.rebuilding():
                self.store.forget_previous()

    @contextmanager
    def apart(self) -> Iterator[Engine]:
        with tempfile.TemporaryDirectory(prefix="search-apart-") as folder:
            yield EmbeddedEngine(Path(folder))
