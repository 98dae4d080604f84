"""Putting documents into a generation and taking them out."""

from collections.abc import Iterable
from pathlib import Path

import tantivy

from ...documents import Document
from .schema import as_fields, build_schema

# The least Tantivy accepts for one thread is 15 MB. A batch of 500 documents fits easily; a rebuild writes larger
# segments with more, of which searches have fewer to look at.
BATCH_MEMORY = 30_000_000
REBUILD_MEMORY = 128_000_000


class Writer:
    """Writes one generation; the caller holds the store's lock. Nothing is seen before `commit`."""

    def __init__(self, generation: Path, *, memory: int = BATCH_MEMORY) -> None:
        if not tantivy.Index.exists(str(generation)):
            tantivy.Index(build_schema(), path=str(generation), reuse=False)
        self._index = tantivy.Index.open(str(generation))
        self._writer = self._index.writer(memory, 1)

    def put(self, document: Document) -> None:
        """Add a document, in place of the one it was before."""
        self.remove(document.key)
        self._writer.add_document(as_fields(document))

    def add(self, document: Document) -> None:
        """Add a document that is known not to be there: for a generation built from nothing."""
        self._writer.add_document(as_fields(document))

    def remove(self, key: str) -> None:
        """Take a document out, if it is there."""
        self._writer.delete_documents_by_term("key", key)

    def commit(self) -> None:
        """Make all of it permanent and visible, and end: merging is waited for, so that the lock can be given back."""
        self._writer.commit()
        self._writer.wait_merging_threads()


def write(generation: Path, *, documents: Iterable[Document], gone: Iterable[str]) -> None:
    """Put documents and take keys out in one commit."""
    writer = Writer(generation)
    for key in gone:
        writer.remove(key)
    for document in documents:
        writer.put(document)
    writer.commit()
