"""Data as a person reads it: names of fields in words, lists as lists, dates as dates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from portal.dates import day_in_words

from .labels import LABELS


@dataclass(frozen=True)
class Line:
    """A field: its name and what it says, or the lines below it."""

    label: str
    text: str = ""
    lines: tuple["Line", ...] = field(default=())


@dataclass(frozen=True)
class Section:
    """What one part of the portal knows."""

    title: str
    lines: tuple[Line, ...]


def section(title: str | Promise, data: Mapping[str, Any]) -> Section:
    """Return a part of the data, without what is empty."""
    return Section(str(title), _lines(data))


def label_of(name: str) -> str:
    """Return the name of a field in words."""
    return str(LABELS.get(name) or name.replace("_", " ").capitalize())


def _lines(data: Mapping[str, Any]) -> tuple[Line, ...]:
    return tuple(_line(label_of(name), value) for name, value in data.items() if value not in (None, "", [], {}))


def _line(label: str, value: Any) -> Line:
    if isinstance(value, Mapping):
        return Line(label, lines=_lines(value))
    if isinstance(value, list | tuple):
        if any(isinstance(one, Mapping) for one in value):
            return Line(label, lines=tuple(_line(f"{label} {n}", one) for n, one in enumerate(value, 1)))
        return Line(label, ", ".join(_text(one) for one in value))
    return Line(label, _text(value))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return f"{day_in_words(timezone.localtime(value).date())}, {timezone.localtime(value):%H:%M}"
    if isinstance(value, date):
        return day_in_words(value)
    return str(value)
