"""What somebody typed, taken apart: words, "quoted phrases", -without, one OR another. Any input is a question."""

import re
from dataclasses import dataclass

from .analysis import Token, analyse

# Longer than any sentence; what follows is not read, so that no question is heavy.
LONGEST_TEXT = 200
MOST_WORDS = 32

Phrase = tuple[str, ...]

_QUOTES = '"“”„«»'
_PART = re.compile(rf"(?P<sign>(?<!\S)-)?(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]|(?P<word>[^\s{_QUOTES}]+))")
_OR = frozenset({"OR", "OU"})


@dataclass(frozen=True)
class Question:
    """`words` are wished for, each group of `required` holds alternatives of which one has to be there.

    `words` keep their place in `text`, so that what was understood can be told in the words that were typed.
    """

    text: str = ""
    words: tuple[Token, ...] = ()
    required: tuple[tuple[Phrase, ...], ...] = ()
    excluded: tuple[Phrase, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked: everything is an answer."""
        return not (self.words or self.required or self.excluded)


@dataclass
class _Reading:
    """What was read so far; `runs` are stretches of plain text, kept whole since "télé travail" is one word."""

    runs: list[tuple[int, int]]
    required: list[list[Phrase]]
    excluded: list[Phrase]
    is_or: bool = False


def parse(text: str) -> Question:
    """Read what was typed. An operator that makes no sense where it stands is an ordinary character."""
    text = text[:LONGEST_TEXT]
    reading = _Reading([], [], [])
    for part in _PART.finditer(text):
        _read(part, reading)
    words = [
        token._replace(start=token.start + start, end=token.end + start)
        for start, end in reading.runs
        for token in analyse(text[start:end])
    ]
    groups = tuple(tuple(group) for group in reading.required)
    return Question(text, tuple(words[:MOST_WORDS]), groups[:MOST_WORDS], tuple(reading.excluded[:MOST_WORDS]))


def _read(part: re.Match[str], reading: _Reading) -> None:
    content = part["phrase"] if part["phrase"] is not None else part["word"]
    if part["word"] in _OR and not part["sign"]:
        reading.is_or = True
        return
    follows_or, reading.is_or = reading.is_or, False
    if part["sign"]:
        _append(reading.excluded, content)
    elif follows_or and reading.required:
        _append(reading.required[-1], content)
    elif part["phrase"] is not None and not follows_or:
        if phrase := _phrase(content):
            reading.required.append([phrase])
    elif reading.runs and not part.string[reading.runs[-1][1] : part.start()].strip():
        reading.runs[-1] = (reading.runs[-1][0], part.end())
    else:
        reading.runs.append(part.span())


def _phrase(content: str) -> Phrase:
    return tuple(token.term for token in analyse(content))


def _append(phrases: list[Phrase], content: str) -> None:
    if phrase := _phrase(content):
        phrases.append(phrase)
