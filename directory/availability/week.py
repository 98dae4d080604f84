"""When somebody is free, in words: their usual week when they gave one, else what they said in general."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from ..choices import DayPart, Weekday
from ..models import Availability

# A day of the week and a part of it.
Slot = tuple[int, str]


def when(told: Availability | None, slots: Iterable[Slot]) -> str:
    """Return "lundi et mardi : matin ; samedi : matin, soir", or "en journée, le soir"; empty when nothing was said."""
    if week := week_of(slots):
        return "\u202f; ".join(_in_words(days, parts) for parts, days in week.items())
    return ", ".join(told.time_labels) if told else ""


def week_of(slots: Iterable[Slot]) -> dict[tuple[str, ...], list[int]]:
    """Return the days of the usual week by what parts of them are free, the first days first."""
    parts: dict[int, set[str]] = defaultdict(set)
    for weekday, part in slots:
        parts[weekday].add(part)
    days: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for day in sorted(parts):
        days[tuple(part for part in DayPart.values if part in parts[day])].append(day)
    return days


def _in_words(days: list[int], parts: tuple[str, ...]) -> str:
    named = [str(Weekday(day).label) for day in days]
    whole = len(parts) == len(DayPart.values)
    told = _("day and night") if whole else ", ".join(str(DayPart(part).label) for part in parts)
    return _("%(days)s: %(parts)s") % {"days": ", ".join(named), "parts": told}
