"""What was typed as it was read: "teletravial" → "télétravail", so that people see it and can say no."""

import re
from collections.abc import Iterable
from html import unescape

from portal.finding import Hit

from .analysis import terms
from .understanding import Understanding

_MARKED = re.compile(r"<mark>(.*?)</mark>")


def corrected_text(understanding: Understanding, hits: Iterable[Hit]) -> str:
    """Return the text with the words that were meant; empty when nothing was guessed, or no guess can be written.

    An index knows terms, not words: the word is that of a synonym, else one that a hit shows for the term.
    """
    unwritten = {guess.term for guess in understanding.guesses if not guess.word}
    shown = _words_shown(hits, unwritten) if unwritten else {}
    text = understanding.text
    for guess in reversed(understanding.guesses):
        if word := guess.word or shown.get(guess.term, ""):
            text = text[: guess.start] + word + text[guess.end :]
    return text if text != understanding.text else ""


def _words_shown(hits: Iterable[Hit], wanted: set[str]) -> dict[str, str]:
    """Return the words that hits show for terms, read no further than they are needed."""
    shown: dict[str, str] = {}
    for hit in hits:
        for text in (*map(unescape, _MARKED.findall(str(hit.highlight))), *hit.title.split()):
            found = terms(text)
            if len(found) == 1 and found[0] in wanted:
                shown.setdefault(found[0], text.strip(".,;:!?").lower())
        if len(shown) == len(wanted):
            break
    return shown
