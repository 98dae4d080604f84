"""Telephone numbers and e-mail addresses, whoever's they are: the page is for everybody.

The screen about the establishment has a place for a number that volunteers see once an offer was accepted. Numbers that
begin with 08 and short ones (15, 3939) are services', never somebody's.
"""

import re
from collections.abc import Iterator

from .context import ORDER, REACHED, is_said
from .finding import Finding, Kind, finding

_GAP = r"[\s.\-/]{0,2}"
_FRENCH = re.compile(
    rf"(?<!\d)(?<!\d[\s.\-/])(?:(?:\+|00)\s?33{_GAP}(?:\(0\){_GAP})?|0){_GAP}[1-79](?:{_GAP}\d){{8}}(?!{_GAP}\d)"
)
_FOREIGN = re.compile(r"(?<!\d)\+\s?(?!33)\d{1,3}(?:[\s.\-()]{0,2}\d){7,11}(?!\d)")
# "6 12 34 56 78": without its zero, a number is known by what it is called.
_SHORTENED = re.compile(
    r"(?:t[ée]l(?:[ée]phone)?\.?|portable|mobile|joignable au)\s?:?\s?([67](?:[ .\-]?\d\d){4})(?!\d)", re.I
)
_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
# A date and an hour have ten digits too: 01/02/2027 08:30.
_DATED = re.compile(r"\d\d[./\- ]\d\d[./\- ](?:19|20)\d\d\b")
_ORDERED_WITHIN = 25


def phones_in(text: str) -> Iterator[Finding]:
    """Yield every telephone number of a text."""
    words = text.lower()
    for pattern in (_FRENCH, _FOREIGN):
        for match in pattern.finditer(text):
            if not _is_of_a_thing(words, match):
                yield finding(Kind.PHONE, text, match.start(), match.end())
    for match in _SHORTENED.finditer(text):
        yield finding(Kind.PHONE, text, match.start(1), match.end(1))


def _is_of_a_thing(words: str, match: re.Match[str]) -> bool:
    """Whether it is a date, or the number of an order, a contract, an establishment."""
    if _DATED.match(match[0]):
        return True
    return is_said(ORDER, REACHED, words, match.start(), within=_ORDERED_WITHIN)


def addresses_in(text: str) -> Iterator[Finding]:
    """Yield every e-mail address of a text."""
    for match in _EMAIL.finditer(text):
        yield finding(Kind.EMAIL, text, match.start(), match.end())
