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
_VAGUE = rf"(?:{_MONTH}\s(?P<y4>{_YEAR}|\d\d(?=[).,;:!?]|$))|(?P<y5>{_YEAR}))"
_BORN = (
    r"(?:\b(?:né(?:e?s?|\(e\)s?|[·.\-]e?s?)|nees?)(?!\w)|\bnaissance\b|\bnaiss(?:\.|\b)|\bd\.?\s?d\.?\s?n\b\.?"
    r"|\b(?:birth(?:\sdate)?|dob)\b|\bvu le jour)"
)
_SAID = re.compile(rf"(?P<born>{_BORN})[^.!?;\n]{{0,40}}?(?<!\d)(?P<date>{_SEPARATED}|{_WRITTEN}|{_VAGUE})(?!\d)")
# "On 12 March 1934: that is the date of birth"; "Mrs R., who is of 1933".
_CALLED_AFTER = re.compile(
    rf"(?<![\d/.\-])(?P<date>{_SEPARATED}|{_WRITTEN})(?![\d/])[^.!?;\n\d]{{0,25}}?\b(?:date|jour|lieu) de naissance"
)
_IS_OF = re.compile(rf"(?P<born>\b(?:il|elle|qui) est (?:du|de)\s)(?P<date>{_SEPARATED}|{_WRITTEN}|{_VAGUE})(?!\d)")
_WHOLE = re.compile(rf"(?<![\d/.\-])(?P<date>{_SEPARATED}|{_WRITTEN})(?![\d/])")
FORMS = (_SAID, _CALLED_AFTER, _IS_OF, _WHOLE)
# Younger people's dates look like anybody's appointments: theirs have to be called what they are.
YOUNGEST_BY_AGE = 10


def births_in(text: str, *, today: date) -> Iterator[Finding]:
    """Yield every date of birth of a text."""
    words, seen = text.lower(), 0
    for match in sorted((one for form in FORMS for one in form.finditer(words)), key=lambda one: one.start("date")):
        if match.start("date") < seen:
            continue
        if _is_birth(words, match, today):
            yield finding(Kind.BIRTH_DATE, text, *match.span("date"))
            seen = match.end("date")


def _is_birth(words: str, match: re.Match[str], today: date) -> bool:
    year = _year(match, today)
    if match.re is _CALLED_AFTER:
        return year <= today.year
    if match.re is _SAID:
        return year <= today.year and not is_said(THING, PERSON, words, match.start("born"))
    is_old = year <= today.year - YOUNGEST_BY_AGE
    return is_old and is_said(PERSON, THING, words, match.start("born" if match.re is _IS_OF else "date"))


def _year(match: re.Match[str], today: date) -> int:
    """Return the year of a date; of two digits, that of somebody already born, unless it is this year's or the next."""
    years = match.groupdict()
    said = next(years[name] for name in ("y1", "y2", "y3", "y4", "y5") if years.get(name))
    if len(said) > 2:
        return int(said)
    is_planned = bool(years.get("y4")) and int(said) - today.year % 100 in (0, 1)
    return (2000 if is_planned else 1900) + int(said)
