"""Dates of birth: any date said to be one, and an old date beside a person.

A date alone is no alarm: requests are full of deadlines, decrees and shifts. "Né" is said of networks and projects too,
so the nearest word before it decides whether a person or a thing is meant.
"""

import re
from collections.abc import Iterator
from datetime import date

from .context import PERSON, THING, is_said
from .finding import Finding, Kind, finding

_MONTH = (
    r"(?:janv(?:ier|\.)?|f[ée]v(?:rier|r?\.)?|mars|avr(?:il|\.)?|mai|juin|juil(?:let|\.)?|ao[ûu]t|sept(?:embre|\.)?"
    r"|oct(?:obre|\.)?|nov(?:embre|\.)?|d[ée]c(?:embre|\.)?)"
)
_YEAR = r"(?:19|20)\d\d"
_SEPARATED = (
    rf"(?:[0-3]?\d\s?(?P<gap>[/.\-]|\s)\s?[01]?\d\s?(?P=gap)\s?(?P<y1>{_YEAR}|\d\d)(?!\d)|(?P<y2>{_YEAR})-\d\d-\d\d)"
)
_WRITTEN = rf"(?:(?:1er|[0-3]?\d)\s{_MONTH}\s(?P<y3>{_YEAR}|\d\d\b))"
# Enough once it is said to be a birth; far too little otherwise.
_VAGUE = rf"(?:{_MONTH}\s(?P<y4>{_YEAR})|(?P<y5>{_YEAR}))"
_BORN = (
    r"(?:\b(?:né(?:e?s?|\(e\)s?|[·.\-]e?s?)|nees?)(?!\w)|\bnaissance\b|\bnaiss\.?|\bd\.?\s?d\.?\s?n\b\.?"
    r"|\b(?:birth(?:\sdate)?|dob)\b|\bvu le jour)"
)
_SAID = re.compile(rf"(?P<born>{_BORN})[^.!?;\n]{{0,40}}?(?<!\d)(?P<date>{_SEPARATED}|{_WRITTEN}|{_VAGUE})(?!\d)")
_WHOLE = re.compile(rf"(?<![\d/.\-])(?P<date>{_SEPARATED}|{_WRITTEN})(?![\d/])")
# Younger people's dates look like anybody's appointments: theirs have to be called what they are.
YOUNGEST_BY_AGE = 10


def births_in(text: str, *, today: date) -> Iterator[Finding]:
    """Yield every date of birth of a text."""
    words, seen = text.lower(), 0
    for match in sorted([*_SAID.finditer(words), *_WHOLE.finditer(words)], key=lambda one: one.start("date")):
        if match.start("date") < seen:
            continue
        if _is_birth(words, match, today):
            yield finding(Kind.BIRTH_DATE, text, *match.span("date"))
            seen = match.end("date")


def _is_birth(words: str, match: re.Match[str], today: date) -> bool:
    if match.re is _SAID:
        return _year(match) <= today.year and not is_said(THING, PERSON, words, match.start("born"))
    is_old = _year(match) <= today.year - YOUNGEST_BY_AGE
    return is_old and is_said(PERSON, THING, words, match.start("date"))


def _year(match: re.Match[str]) -> int:
    """Return the year of a date; of two digits, that of somebody already born."""
    years = match.groupdict()
    said = next(years[name] for name in ("y1", "y2", "y3", "y4", "y5") if years.get(name))
    return int(said) if len(said) > 2 else 1900 + int(said)
