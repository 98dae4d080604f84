"""What people type in cells, read kindly: a value, or a sentence that says what may stand there."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, time
from difflib import get_close_matches
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext as _

from directory.finess import is_finess
from directory.models.reference import GenderedModel, LabelledModel
from directory.searching.reading import folded
from help_requests.choices import HelpKind, Urgency

KINDS = {
    "conseil": HelpKind.ADVICE,
    "coup de main": HelpKind.HANDS,
    "renfort": HelpKind.POSITIONS,
    "": HelpKind.POSITIONS,
}
URGENCIES = {
    "": Urgency.NORMAL,
    "normale": Urgency.NORMAL,
    "normal": Urgency.NORMAL,
    "urgente": Urgency.HIGH,
    "urgent": Urgency.HIGH,
    "haute": Urgency.HIGH,
    "critique": Urgency.CRITICAL,
}
MONTH_NAMES = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
MONTHS = {name: place for place, name in enumerate(MONTH_NAMES.split(), start=1)}
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
FRENCH_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})")
WRITTEN_DAY = re.compile(r"(?:[a-z]+ )?(\d{1,2})(?:er)? ([a-z]+) (\d{4})")
HOUR = re.compile(r"(\d{1,2})\s*(?:h|:)?\s*(\d{2})?(?::\d{2})?")
LARGEST_NUMBER = 999


class CellError(ValueError):
    """Raised for a cell that means nothing here; its text is the sentence to show."""


def day(text: str) -> date | None:
    """Read a day in a French or an ISO form; none for an empty cell."""
    if not text:
        return None
    try:
        if found := ISO_DAY.fullmatch(text):
            return date(*map(int, found.groups()))
        if found := FRENCH_DAY.fullmatch(text):
            number, month, year = map(int, found.groups())
            return date(year + 2000 if year < 100 else year, month, number)
        if (found := WRITTEN_DAY.fullmatch(folded(text))) and found[2] in MONTHS:
            return date(int(found[3]), MONTHS[found[2]], int(found[1]))
    except ValueError:
        pass
    raise CellError(_("“%(value)s” isn't a day: write 3/4/2020 or 2020-04-03.") % {"value": text[:60]})


def hour(text: str) -> time | None:
    """Read an hour of the day, midnight written 24h included; none for an empty cell."""
    if not text:
        return None
    found = HOUR.fullmatch(text.lower())
    if found and int(found[1]) <= 24 and int(found[2] or 0) < 60:
        return time(int(found[1]) % 24, int(found[2] or 0))
    raise CellError(_("“%(value)s” isn't an hour: write 21h30 or 21:30.") % {"value": text[:60]})


def number(text: str) -> int:
    """Read how many people; one when nothing is said."""
    plain = re.sub(r"\s", "", text)
    if not plain:
        return 1
    if re.fullmatch(r"\d{1,3}", plain, re.ASCII) and int(plain) > 0:
        return int(plain)
    raise CellError(
        _("“%(value)s” isn't a number of people: from 1 to %(most)d.") % {"value": text[:60], "most": LARGEST_NUMBER}
    )


def finess(text: str) -> str:
    """Read a FINESS number, with its spaces or the first zero that spreadsheets drop."""
    plain = re.sub(r"\s", "", text).upper().rjust(9, "0")
    if is_finess(plain):
        return plain
    raise CellError(
        _("“%(value)s” isn't a FINESS number: nine characters, of which the last checks the others.")
        % {"value": text[:60]}
    )


def one_of(text: str, values: Mapping[str, Any]) -> Any:
    """Read one of a few words."""
    try:
        return values[folded(text)]
    except KeyError:
        words = ", ".join(word for word in values if word)
        raise CellError(
            _("“%(value)s” isn't known here: write one of %(words)s.") % {"value": text[:60], "words": words}
        ) from None


def stem(text: str) -> str:
    """Return words as they are compared: without accents, capitals, hyphens and the s of a plural."""
    words = folded(text).replace("-", " ").split()
    return " ".join(word.rstrip("sx") if len(word) > 3 else word for word in words)


Entry = TypeVar("Entry", bound=LabelledModel)


class Labels(Generic[Entry]):
    """A reference list, found by slug, name, feminine form or synonym."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._found: dict[str, Entry] = {}
        known = list(entries)
        for entry in known:
            for name in _names(entry):
                self._found.setdefault(stem(name), entry)
        for entry in known:
            for synonym in entry.synonym_list:
                self._found.setdefault(stem(synonym), entry)

    def read(self, text: str) -> Entry:
        """Return the entry somebody means; raises `CellError` with the nearest one."""
        key = stem(text)
        if key in self._found:
            return self._found[key]
        near = get_close_matches(key, self._found, n=1, cutoff=0.75)
        if near:
            said = {"value": text[:60], "near": self._found[near[0]].name}
            raise CellError(_("“%(value)s” isn't in the portal’s list: did you mean “%(near)s”?") % said)
        raise CellError(_("“%(value)s” isn't in the portal’s list.") % {"value": text[:60]})


def _names(entry: LabelledModel) -> list[str]:
    feminine = [entry.feminine] if isinstance(entry, GenderedModel) else []
    return [name for name in (entry.slug, entry.name_fr, entry.name_en, *feminine) if name]
