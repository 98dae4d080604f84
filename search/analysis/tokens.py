"""From a text to its terms, each with its place in the text, so that highlights need no second opinion."""

import re
from functools import lru_cache
from typing import NamedTuple

from .folding import fold
from .stem import stem
from .words import (
    APOSTROPHES,
    ELIDED,
    HYPHENS,
    INVISIBLE,
    JOINED_BY_HYPHEN,
    JOINED_BY_SPACE,
    SPLIT_COMPOUNDS,
    SPLIT_NUMBERED,
    STOP_WORDS,
    WORDS_OF_ASKING,
)


class Token(NamedTuple):
    """A term and where its word stands in the text it was read from (`text[start:end]`)."""

    term: str
    start: int
    end: int


# A letter or figure with its accents, also when they are characters of their own, and invisible characters inside.
# Two of the apostrophes count as letters in Unicode.
_LETTER = rf"[^\W_ʼʹ][\u0300-\u036f{INVISIBLE}]*"
_WORD = re.compile(
    rf"(?P<acronym>\b(?:[^\W\d_]\.){{2,}}[^\W\d_]?(?![^\W_]))"
    rf"|(?P<number>\d+(?:[.,]\d+)+)"
    rf"|(?P<word>(?:{_LETTER})+)"
)
_NUMBERED = re.compile(r"([a-z]+)(\d+)")
_MARKS = frozenset(HYPHENS + APOSTROPHES)


class _Held(NamedTuple):
    """A folded word that waits for the next one, with which it may be one word."""

    word: str
    start: int
    end: int


def analyse(text: str) -> list[Token]:
    """Return the terms of a text in order, stop words left out."""
    tokens: list[Token] = []
    held: _Held | None = None
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = _normal(match[0], match.lastgroup or "")
        if held is not None:
            if _joins(held, word, start, text):
                word, start = held.word + word, held.start
            elif not _is_elided(held, start, text):
                tokens += [Token(term, held.start, held.end) for term in _terms_of(held.word)]
            held = None
        # Most words are followed by a space and wait for nothing.
        if text[end : end + 1] in _MARKS or word in JOINED_BY_SPACE:
            held = _Held(word, start, end)
        else:
            tokens += [Token(term, start, end) for term in _terms_of(word)]
    if held is not None:
        tokens += [Token(term, held.start, held.end) for term in _terms_of(held.word)]
    return tokens


LIGHT_TERMS = frozenset(stem(word) for word in WORDS_OF_ASKING)


def terms(text: str) -> tuple[str, ...]:
    """Return the terms of a text, without their places."""
    return tuple(token.term for token in analyse(text))


def _normal(word: str, group: str) -> str:
    """Return a match as a folded word: P.C.A. → pca, 1,5 → 1.5."""
    if group == "number":
        return word.replace(",", ".")
    return fold(word.replace(".", "")) if group == "acronym" else fold(word)


def _is_elided(held: _Held, start: int, text: str) -> bool:
    """Whether `held` is the l' of « l'usager »."""
    return start - held.end == 1 and text[held.end] in APOSTROPHES and held.word in ELIDED


def _joins(held: _Held, word: str, start: int, text: str) -> bool:
    """Whether two words are one written in two: télé-travail, télé travail, ffp-2, aujourd'hui."""
    if start - held.end != 1:
        return False
    mark = text[held.end]
    if mark in APOSTROPHES:
        return held.word == "aujourd"
    if mark in HYPHENS:
        short_acronym = held.word.isalpha() and len(held.word) <= 4 and word.isdigit()
        return short_acronym or (held.word in JOINED_BY_HYPHEN and word.isalpha())
    return mark.isspace() and held.word in JOINED_BY_SPACE and word.isalpha() and len(word) > 3


@lru_cache(maxsize=100_000)
def _terms_of(word: str) -> tuple[str, ...]:
    """Return the terms of a folded word: none for a stop word, two for médicosocial."""
    return tuple(stem(part) for part in _parts(word) if part and part not in STOP_WORDS)


def _parts(word: str) -> tuple[str, ...]:
    numbered = _NUMBERED.fullmatch(word)
    if numbered and numbered[1] in SPLIT_NUMBERED:
        return (numbered[1], numbered[2])
    for first, seconds in SPLIT_COMPOUNDS.items():
        if word.startswith(first) and word[len(first) :].startswith(seconds):
            return (first, word[len(first) :])
    return (word,)
