"""The best passage of a hit, the words found in <mark>. Works on the stored terms, so it agrees with the engine."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from .questions import Phrase
from .topics import Topics

# Two lines of a card.
LENGTH = 230
# Where a passage may begin before its first word found, to be read as a sentence.
LEAD = 40
# Signs a passage may begin with.
OPENING = '«“"('

Span = tuple[int, int]


class Matcher:
    """Finds the phrases of a question in lists of terms."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_first: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            if phrase:
                self._by_first.setdefault(phrase[0], []).append(phrase)

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def found_in(self, terms: Sequence[str]) -> list[tuple[int, int, Phrase]]:
        """Return what stands where: first and last term of each match, and the phrase; the longest at each place."""
        found = []
        beginning = self._by_first
        for position in [position for position, term in enumerate(terms) if term in beginning]:
            phrases = beginning[terms[position]]
            here = [phrase for phrase in phrases if tuple(terms[position : position + len(phrase)]) == phrase]
            if here:
                longest = max(here, key=len)
                found.append((position, position + len(longest) - 1, longest))
        return found


class TopicMatcher:
    """Finds the words that say some topics, near each other rather than in a phrase."""

    def __init__(self, names: Iterable[str], topics: Topics) -> None:
        self._names = frozenset(names)
        self._topics = topics

    def __bool__(self) -> bool:
        return bool(self._names)

    def found_in(self, terms: Sequence[str]) -> list[tuple[int, int, Phrase]]:
        """Return each word by itself."""
        said = (topic.places for topic in self._topics.found_in(terms) if topic.name in self._names)
        return [(place, place, (terms[place],)) for place in sorted(frozenset().union(*said))]


def highlight(passages: Iterable[Mapping[str, Any]], matcher: Matcher | TopicMatcher) -> SafeString:
    """Return the passage that says most about the question; empty when none says anything."""
    best: tuple[int, str, list[tuple[Span, Phrase]]] | None = None
    if not matcher:
        return SafeString()
    for passage in passages:
        marks = _marks(passage, matcher)
        if not marks:
            continue
        window = _best_window(marks)
        score = len({phrase for _span, phrase in window})
        if best is None or score > best[0]:
            best = (score, passage["text"], window)
    return _cut(best[1], [span for span, _phrase in best[2]]) if best else SafeString()


def _marks(passage: Mapping[str, Any], matcher: Matcher | TopicMatcher) -> list[tuple[Span, Phrase]]:
    spans = passage["spans"]
    return [
        ((spans[2 * first], spans[2 * last + 1]), phrase)
        for first, last, phrase in matcher.found_in(passage["terms"].split())
    ]


def _best_window(marks: list[tuple[Span, Phrase]]) -> list[tuple[Span, Phrase]]:
    """Return the marks that fit into one passage and say most, the earliest of equals."""
    best: list[tuple[Span, Phrase]] = []
    most = 0
    for index, ((start, _end), _phrase) in enumerate(marks):
        window = [mark for mark in marks[index:] if mark[0][1] - start <= LENGTH - LEAD] or [marks[index]]
        said = len({phrase for _span, phrase in window})
        if said > most:
            best, most = window, said
    return best


def _cut(text: str, spans: list[Span]) -> SafeString:
    """Return the text around the spans, each span marked, everything escaped."""
    begin = _past_marks(text, _word_start(text, spans[0][0]), spans[0][0])
    end = _word_end(text, max(spans[-1][1], begin + LENGTH))
    parts = ["…" if begin else ""]
    position = begin
    for start, stop in spans:
        if start < position:
            continue  # two phrases that overlap: the first is marked
        parts += [escape(text[position:start]), "<mark>", escape(text[start:stop]), "</mark>"]
        position = stop
    parts += [escape(text[position:end]), "…" if end < len(text) else ""]
    return mark_safe("".join(parts))  # noqa: S308 - every piece of the text went through escape() above


def _word_start(text: str, position: int) -> int:
    """Return where to begin: after the end of the sentence before, else after a space."""
    earliest = max(0, position - LEAD)
    if earliest == 0:
        return 0
    sentence = max(text.rfind(mark, earliest, position) for mark in (". ", "! ", "? ", "\n"))
    if sentence >= 0:
        return sentence + (1 if text[sentence] == "\n" else 2)
    space = text.find(" ", earliest, position)
    return space + 1 if space >= 0 else position


def _past_marks(text: str, begin: int, first: int) -> int:
    """Return where the first word stands: a passage that begins with ": " looks broken."""
    while 0 < begin < first and not text[begin].isalnum() and text[begin] not in OPENING:
        begin += 1
    return begin


def _word_end(text: str, position: int) -> int:
    if position >= len(text):
        return len(text)
    space = text.rfind(" ", 0, position + 1)
    return space if space > position - 40 else position
