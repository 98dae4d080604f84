"""What a text is about, whatever words it uses: the topics of `data/topics.txt` found in documents and questions alike.

A request that says "ouvrir la compta depuis la maison" is about télétravail though it never says so and its author
ticked no theme. Documents are read when they are indexed (a field of names of topics), questions when they are asked,
so a topic costs a search one word more, not all words for it.
"""

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from .analysis import analyse, terms
from .synonyms import read_lines

Phrase = tuple[str, ...]

# Words of a loose phrase ("travailler ~ maison") stand this near each other: about a clause.
REACH = 5
# More mentions say no more: a page on masks says "masque" in every line.
MOST_MENTIONS = 3
# An author's own choice of a theme is as sure as two mentions, and so is a word of the title.
TICKED = IN_TITLE = 2


@dataclass(frozen=True)
class Found:
    """A topic and the places (indexes of terms) of the words that say it."""

    name: str
    places: frozenset[int]


class Topics:
    """Every topic with its `phrases`; `wider`: what else a text is about that is about it."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.wider: dict[str, tuple[str, ...]] = {}
        self.phrases: dict[str, dict[Phrase, None]] = {}
        # A term is no word ("logistiqu"): how it is written first.
        self.words: dict[str, str] = {}
        self._exact: dict[str, dict[tuple[Phrase, str], None]] = {}
        self._loose: dict[str, dict[tuple[frozenset[str], str], None]] = {}
        for line in lines:
            self._add(line)
        self.vocabulary = frozenset(self.words)

    def _add(self, line: str) -> None:
        head, _colon, words = line.partition(":")
        name, _less, wider = (part.strip() for part in head.partition("<"))
        self.wider[name] = self.wider.get(name, ()) + tuple(filter(None, (word.strip() for word in wider.split(","))))
        for word in words.split(","):
            phrase = terms(word)
            if not phrase:
                continue
            for token in analyse(word):
                self.words.setdefault(token.term, word[token.start : token.end].lower())
            if "~" in word:
                self._loose.setdefault(phrase[0], {})[frozenset(phrase[1:]), name] = None
            else:
                self._exact.setdefault(phrase[0], {})[phrase, name] = None
                self.phrases.setdefault(name, {})[phrase] = None

    def found_in(self, text: Sequence[str]) -> Iterator[Found]:
        """Yield every topic that some terms say, once for each time that they do."""
        for place, term in enumerate(text):
            for phrase, name in self._exact.get(term, ()):
                if tuple(text[place : place + len(phrase)]) == phrase:
                    yield Found(name, frozenset(range(place, place + len(phrase))))
            for others, name in self._loose.get(term, ()):
                near = range(max(0, place - REACH), min(len(text), place + REACH + 1))
                places = {text[other]: other for other in near if text[other] in others}
                if len(places) == len(others):
                    yield Found(name, frozenset({place, *places.values()}))

    def wider_than(self, name: str) -> Iterator[str]:
        """Yield the wider topics of one, and theirs."""
        for wider in self.wider.get(name, ()):
            yield wider
            yield from self.wider_than(wider)

    def mentions(self, title: str, texts: Iterable[str], themes: Iterable[str] = ()) -> dict[str, int]:
        """Return what a document is about, and how often it says so."""
        counts: dict[str, int] = {}
        for name in themes:
            _count(counts, name, TICKED)
        for text, number in ((title, IN_TITLE), *((text, 1) for text in texts)):
            for line in text.splitlines():
                for found in self.found_in(terms(line)):
                    _count(counts, found.name, number)
        for name in tuple(counts):
            for wider in dict.fromkeys(self.wider_than(name)):
                _count(counts, wider, 1)
        return counts


def _count(counts: dict[str, int], name: str, number: int) -> None:
    counts[name] = min(MOST_MENTIONS, counts.get(name, 0) + number)


def as_words(counts: Mapping[str, int]) -> str:
    """Return mentions as the text of an index field, each name as often as it counts."""
    return " ".join(name for name, number in counts.items() for _time in range(number))


def _theme_lines(path: Path) -> Iterator[str]:
    """Yield the packaged themes as lines of topics. Not their acronyms: PASS is a word of many texts."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words = [row["libelle_fr"], *row["synonymes_fr"].split("|")]
            if row["niveau"] == "2":
                yield f"{row['code']}: {', '.join(word.replace(',', ' ') for word in words if word)}"


def _entries(path: Path) -> Iterator[str]:
    """Yield the entries of the packaged file; a line that begins with a space belongs to the one before."""
    entry = ""
    for line in read_lines(path):
        if line[0].isspace():
            entry += line
        else:
            yield from [entry] if entry else []
            entry = line
    yield from [entry] if entry else []


def _files() -> tuple[Path, Path]:
    folder = Path(settings.DATA_DIR)
    return folder / "topics.txt", folder / "themes.csv"


@lru_cache(maxsize=1)
def packaged() -> Topics:
    """Return the topics of the packaged files."""
    words, themes = _files()
    return Topics([*_entries(words), *_theme_lines(themes)])


@lru_cache(maxsize=1)
def version() -> str:
    """Return what changes when the packaged files do: documents have to be read anew then."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in _files())).hexdigest()[:6]
