"""What else a word may be called: a table asked with the terms of a question, never applied to documents.

Two kinds of entry. An equivalence (`pca, plan de continuité`) makes each word find all others. A hub, from the
reference lists, makes each word find the hub's name and its label (theme, function…), and the name find every word:
"wifi" finds the theme "Infrastructure, serveurs et réseau", not everything else that the theme is about.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from .analysis import analyse, terms

Phrase = tuple[str, ...]
# A value of a facet that stands for the words: ("theme", "teletravail").
Mark = tuple[str, str]

# The packaged file writes elisions with a space: "plan de continuité d activité".
_ELISION = re.compile(r"\b([cdjlmnst]|qu)[ '](?=[aeéèêëiîïoôuûyàâhœ])", re.IGNORECASE)
LONGEST_ACRONYM = 6


@dataclass(frozen=True)
class Hub:
    """An entry of a reference list: its name, the other words for it, and the facet value it is indexed under."""

    name: str
    words: tuple[str, ...]
    mark: Mark


@dataclass
class Entry:
    """What is known of one word or phrase: `phrases` to search besides it, and what it stands for, in words."""

    phrases: dict[Phrase, None] = field(default_factory=dict)
    marks: dict[Mark, None] = field(default_factory=dict)
    meanings: dict[str, None] = field(default_factory=dict)


class SynonymTable:
    """Synonyms by the terms of what was typed."""

    def __init__(self, *, hubs: Iterable[Hub] = (), lines: Iterable[str] = ()) -> None:
        self._entries: dict[Phrase, Entry] = {}
        self.names: dict[Mark, str] = {}
        # A term is no word ("logistiqu"): how somebody wrote it first, to be shown.
        self.words: dict[str, str] = {}
        for hub in hubs:
            self._add_hub(hub)
        for line in lines:
            self._add_line(line)
        self.longest = max(map(len, self._entries), default=0)
        self.vocabulary = frozenset(term for phrase in self._entries for term in phrase)

    def get(self, phrase: Phrase) -> Entry | None:
        """Return what is known of exactly these terms."""
        return self._entries.get(phrase)

    def _note_words(self, *texts: str) -> None:
        for text in texts:
            for term, written in _as_written(text):
                self.words.setdefault(term, written)

    def _entry(self, phrase: Phrase) -> Entry:
        return self._entries.setdefault(phrase, Entry())

    def _add_hub(self, hub: Hub) -> None:
        name = _phrase(hub.name)
        if not name:
            return
        self.names[hub.mark] = hub.name
        self._note_words(hub.name, *hub.words)
        self._entry(name).marks[hub.mark] = None
        for word in hub.words:
            phrase = _phrase(word)
            if not phrase or phrase == name:
                continue
            self._entry(name).phrases[phrase] = None
            entry = self._entry(phrase)
            entry.phrases[name] = entry.marks[hub.mark] = None
            entry.meanings[typographic(hub.name)] = None

    def _add_line(self, line: str) -> None:
        """Read a line of the Solr format: commas join equals, `=>` goes one way."""
        left, arrow, right = line.partition("=>")
        sources = _words(left)
        targets = _words(right) if arrow else sources
        self._note_words(*sources, *targets)
        for source in sources:
            phrase = _phrase(source)
            others = [other for other in targets if (found := _phrase(other)) and found != phrase]
            if not phrase or not others:
                continue
            entry = self._entry(phrase)
            entry.phrases.update(dict.fromkeys(_phrase(other) for other in others))
            if len(source) <= LONGEST_ACRONYM and not entry.meanings:
                entry.meanings.update(dict.fromkeys(typographic(other) for other in others[:1] if " " in other))


# The table is made anew every minute, of texts that are nearly always the same.
@lru_cache(maxsize=16_384)
def _phrase(text: str) -> Phrase:
    return terms(text)


@lru_cache(maxsize=16_384)
def _as_written(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((token.term, text[token.start : token.end].lower()) for token in analyse(text))


def _words(side: str) -> list[str]:
    return [word.strip() for word in side.split(",") if word.strip()]


def typographic(words: str) -> str:
    """Return words as they are shown: "continuité d activité" → "continuité d’activité"."""
    return _ELISION.sub(r"\1’", words)


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a synonym file that say something; none when there is no file."""
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield line
