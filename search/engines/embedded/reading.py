"""The index as this process sees it: opened once, reloaded after a commit, exchanged after a rebuild."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from threading import Lock

import tantivy

from portal import finding
from portal.latest import Latest

from ...documents import FIELDS
from ...questions import Phrase, parse
from ...synonyms import SynonymTable
from ...topics import packaged
from ...understanding import Understanding, understand
from ..engine import NoIndexError
from .store import Store

# Every synonym many times over; more is somebody who types at random.
MOST_REMEMBERED = 20_000
# Twenty cards are some sixty kilobytes.
MOST_ANSWERS = 64


@dataclass(frozen=True)
class Snapshot:
    """An unchanging view: a search asks the same one from beginning to end."""

    schema: tantivy.Schema
    searcher: tantivy.Searcher
    # What was read of its words before, kept as long as this view is the newest.
    starts: dict[str, dict[str, int]] = field(default_factory=dict)
    places: dict[Phrase, tuple[str, ...]] = field(default_factory=dict)
    understood: dict[tuple[str, bool], tuple[SynonymTable, Understanding]] = field(default_factory=dict)
    # Questions without words: what was answered, and what was counted.
    answered: Latest[finding.Results] = field(default_factory=lambda: Latest(MOST_ANSWERS))
    counted: Latest[dict[str, tuple[finding.FacetValue, ...]]] = field(default_factory=lambda: Latest(MOST_ANSWERS))

    def frequency(self, term: str) -> int:
        """Return in how many documents a term stands, in the field where it is most frequent."""
        return max(self.searcher.doc_freq(name, term) for name in FIELDS)

    def understand(self, text: str, exact: bool, table: SynonymTable) -> Understanding:
        """Read what was typed; whoever narrows down or turns the page asks with the same words again."""
        known, understanding = self.understood.get((text, exact), (None, Understanding()))
        if known is not table:
            understanding = understand(parse(text), table=table, topics=packaged(), vocabulary=self, exact=exact)
            if len(self.understood) < MOST_REMEMBERED:
                self.understood[text, exact] = table, understanding
        return understanding

    def fields_with(self, phrase: Phrase) -> tuple[str, ...]:
        """Return the fields in which every term of a phrase stands somewhere."""
        known = self.places.get(phrase)
        if known is None:
            frequency = self.searcher.doc_freq
            known = tuple(name for name in FIELDS if all(frequency(name, term) for term in phrase))
            if len(self.places) < MOST_REMEMBERED:
                self.places[phrase] = known
        return known

    def starting_with(self, prefix: str) -> dict[str, int]:
        """Return the terms that start with `prefix` and their frequencies."""
        if prefix not in self.starts:
            self.starts[prefix] = self._starting_with(prefix)
        return self.starts[prefix]

    def _starting_with(self, prefix: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for name in FIELDS:
            for term, frequency in self.searcher.terms_with_prefix(name, prefix):
                found[term] = max(frequency, found.get(term, 0))
        return found

    def versions(self) -> list[str]:
        """Return key and digest of every document, as `schema.as_fields` wrote them."""
        everything = tantivy.Query.all_query()
        return [term for term, count in self.searcher.terms_with_prefix("version", "", everything) if count]


# What tells one state of a file from another: it is always replaced, never written to.
FileState = tuple[int, int, int]


def _state(path: Path) -> FileState:
    stat = path.stat()
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


class Reader:
    """Gives snapshots of the newest commit of the generation in use."""

    def __init__(self, root: Path) -> None:
        self._store = Store(root)
        self._lock = Lock()
        self._pointer: FileState | None = None
        self._commit: FileState | None = None
        self._generation: Path | None = None
        self._index: tantivy.Index | None = None
        self._snapshot: Snapshot | None = None

    def snapshot(self) -> Snapshot:
        """Return the newest view; two `stat` calls when nothing has changed."""
        with self._lock:
            try:
                self._refresh()
            except (OSError, ValueError):
                # The generation went away between two looks: a rebuild has just put another one into use.
                self._pointer = None
                self._refresh()
            assert self._snapshot is not None  # noqa: S101 - for the type checker: _refresh took it or raised
            return self._snapshot

    def _refresh(self) -> None:
        try:
            pointer = _state(self._store.pointer)
        except OSError as error:
            raise NoIndexError from error
        if pointer != self._pointer or self._generation is None:
            self._open(pointer)
        assert self._generation is not None  # noqa: S101 - for the type checker
        commit = _state(self._generation / "meta.json")
        if commit != self._commit and self._index is not None:
            self._look(self._index, commit)

    def _look(self, index: tantivy.Index, commit: FileState) -> None:
        index.reload()
        self._snapshot, self._commit = Snapshot(index.schema, index.searcher()), commit

    def _open(self, pointer: FileState) -> None:
        generation = self._store.current()
        if generation is None:
            raise NoIndexError(self._store.root)
        commit = _state(generation / "meta.json")
        self._index = tantivy.Index.open(str(generation))
        self._index.config_reader("manual")
        self._look(self._index, commit)
        self._generation, self._pointer = generation, pointer


@lru_cache(maxsize=8)
def reader_for(root: Path, process: int) -> Reader:
    """Return this process's reader of a folder; `process` is its id, since a fork must not share its parent's."""
    return Reader(root)
