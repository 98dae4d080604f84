"""Social-security numbers (NIR): 13 characters and a key, however they are spaced, with or without their key.

Sex, year, month, département (2A and 2B in Corsica, 99 abroad), commune, rank; the key is 97 less the number modulo 97,
Corsica's letters read as 19 and 18 (INSEE). Months from 20 on are those of a birth whose month isn't known.
"""

import re
from collections.abc import Iterator

from .context import INSURED, ORDER, PERSON, is_said
from .finding import Finding, Kind, finding

_GAP = r"[\s.\-/_]{0,2}"
_STEM = _GAP.join(["[123478]", *[r"\d"] * 4, r"(?:\d" + _GAP + r"\d|2" + _GAP + r"[abAB])", *[r"\d"] * 6])
# Looked for at every character (a look ahead takes none), so that a wrong stretch hides no right one behind it.
_KEYED = re.compile(
    rf"(?<![\dA-Za-z])(?=(?P<all>({_STEM})\s{{0,2}}[\s.\-/|(:_]{{0,2}}\s{{0,2}}(?:cl[ée]\s?:?\s?)?(\d{_GAP}\d))(?!\d))"
)
_BARE = re.compile(rf"(?<![\dA-Za-z])(?<!\d[ .\-/])(?=(?P<all>({_STEM}))(?!{_GAP}\d))")
# As cards print it; nobody writes an order number so.
_PRINTED = re.compile(r"[12][\s.\-]\d\d[\s.\-]\d\d[\s.\-](?:\d\d|2[AB])[\s.\-]\d{3}[\s.\-]\d{3}", re.IGNORECASE)
KNOWN_MONTHS = range(1, 13)
MONTHS = (*KNOWN_MONTHS, *range(20, 43), *range(50, 100))


def numbers_in(text: str) -> Iterator[Finding]:
    """Yield every social-security number of a text."""
    words, done = text.lower(), 0
    found = [*_KEYED.finditer(text), *_BARE.finditer(text)]
    for match in sorted(found, key=lambda one: (one.start(), one.re is _BARE)):
        if match.start() >= done and _is_number(words, match):
            yield finding(Kind.NIR, text, *match.span("all"))
            done = match.end("all")


def _is_number(words: str, match: re.Match[str]) -> bool:
    """Whether it can be one: a right key settles it, else what it is called, or how it is written."""
    stem = _characters(match[2])
    if not _is_well_formed(stem):
        return False
    if match.re is _KEYED and int(_characters(match[3])) == key_of(stem):
        return True
    if stem[0] not in "12" or int(stem[3:5]) not in KNOWN_MONTHS:
        return False
    start = match.start()
    if is_said(INSURED, ORDER, words, start) or is_said(PERSON, ORDER, words, start):
        return True
    if is_said(ORDER, INSURED, words, start):
        return False
    return match.re is _BARE or bool(_PRINTED.match(match[2]))


def _characters(text: str) -> str:
    return re.sub(r"[^0-9AB]", "", text.upper())


def _is_well_formed(stem: str) -> bool:
    departement = stem[5:7]
    is_somewhere = departement in {"2A", "2B"} or "01" <= departement <= "99"
    return int(stem[3:5]) in MONTHS and is_somewhere and stem[7:10] != "000" and stem[10:13] != "000"


def key_of(stem: str) -> int:
    """Return the key of 13 characters."""
    return 97 - int(stem.replace("2A", "19").replace("2B", "18")) % 97
