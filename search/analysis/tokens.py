"""From a text to its terms, each with its place in the text, so that highlights need no second opinion."""

import re
from collections.abc import Iterator
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
)


class Token(NamedTuple):
    """A term and where its word stands in the text it was read from (`text[start:end]`)."""

    term: str
    start: int
    end: int


class _Piece(NamedTuple):
    """A folded run of letters and figures, and the character before it, which tells how it joins."""

    word: str
    start: int
    end: int
    before: str


# A letter or figure with its accents, also when they are characters of their own, and invisible characters inside.
# Two of the apostrophes count as letters in Unicode.
_LETTER = rf"[^\W_ʼʹ][\u0300-\u036f{INVISIBLE}]*"
_WORD = re.compile(
    rf"(?P<acronym>\b(?:[^\W\d_]\.){{2,}}[^\W\d_]?(?![^\W_]))"
    rf"|(?P<number>\d+(?:[.,]\d+)+)"
    rf"|(?P<word>(?:{_LETTER})+)"
)
_NUMBERED = re.compile(r"([a-z]+)(\d+)")


def _pieces(text: str) -> Iterator[_Piece]:
    """Cut a text at everything that is neither letter nor figure; P.C.A. and 1,5 stay whole."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        before = text[start - 1] if start else ""
        if match["acronym"]:
            word = fold(match[0].replace(".", ""))
        elif match["number"]:
            word = match[0].replace(",", ".")
        else:
            word = fold(match[0])
        if word:
            yield _Piece(word, start, end, before)


def _kind(before: str) -> str:
    if before and before in HYPHENS:
        return "-"
    return "'" if before and before in APOSTROPHES else " "


def _joined(pieces: Iterator[_Piece], text: str) -> Iterator[_Piece]:
    """Put together what is one word: télé-travail, télé travail, ffp-2, aujourd'hui; drop l', d', qu'."""
    held: _Piece | None = None
    for piece in pieces:
        if held is None:
            held = piece
        elif joins(held, piece, text):
            held = _Piece(held.word + piece.word, held.start, piece.end, held.before)
        else:
            if not is_elided(held, piece, text):
                yield held
            held = piece
    if held is not None:
        yield held


def _touches(left: _Piece, right: _Piece) -> bool:
    return right.start - left.end == 1


def is_elided(left: _Piece, right: _Piece, text: str) -> bool:
    """Whether `left` is the l' of « l'usager »."""
    return _touches(left, right) and _kind(right.before) == "'" and left.word in ELIDED


def joins(left: _Piece, right: _Piece, text: str) -> bool:
    """Whether two pieces are one word written in two."""
    if not _touches(left, right):
        return False
    mark = _kind(right.before)
    if mark == "'":
        return left.word == "aujourd"
    if mark == "-":
        short_acronym = left.word.isalpha() and len(left.word) <= 4 and right.word.isdigit()
        return short_acronym or (left.word in JOINED_BY_HYPHEN and right.word.isalpha())
    return text[left.end].isspace() and left.word in JOINED_BY_SPACE and right.word.isalpha() and len(right.word) > 3


def _split(piece: _Piece) -> Iterator[_Piece]:
    """Take apart what is two words written in one: médicosocial, covid19."""
    numbered = _NUMBERED.fullmatch(piece.word)
    if numbered and numbered[1] in SPLIT_NUMBERED:
        yield from (piece._replace(word=part) for part in numbered.groups())
        return
    for first, seconds in SPLIT_COMPOUNDS.items():
        if piece.word.startswith(first) and piece.word[len(first) :].startswith(seconds):
            yield piece._replace(word=first)
            yield piece._replace(word=piece.word[len(first) :])
            return
    yield piece


def analyse(text: str) -> list[Token]:
    """Return the terms of a text in order, stop words left out."""
    return [
        Token(stem(part.word), part.start, part.end)
        for piece in _joined(_pieces(text), text)
        for part in _split(piece)
        if part.word not in STOP_WORDS
    ]


def terms(text: str) -> tuple[str, ...]:
    """Return the terms of a text, without their places."""
    return tuple(token.term for token in analyse(text))
