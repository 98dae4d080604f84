"""Counts become rows: one a day and list, one a month, list and phrase."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import F
from django.utils import timezone

from ..models import OFTEN, SearchDay, SearchedPhrase
from .noted import FAST, MEDIUM, Noted
from .words import fingerprint, may_be_kept

Phrase = tuple[datetime, str, str]


def write_counts(counts: Mapping[Noted, int]) -> None:
    """Add searches to their rows."""
    days: dict[tuple[date, str], Counter[str]] = defaultdict(Counter)
    phrases: dict[Phrase, Counter[str]] = defaultdict(Counter)
    for noted, number in counts.items():
        day = timezone.localtime(noted.hour).date()
        sums = {"searches": number, "without_result": number * noted.is_empty}
        phrases[noted.hour, noted.where, noted.text].update(sums)
        spent = {"under_50_ms": number * (noted.took == FAST), "under_200_ms": number * (noted.took == MEDIUM)}
        days[day, noted.where].update(sums | spent)
    for (day, where), sums in days.items():
        _add_day(day, where, sums)
    for phrase, sums in sorted(phrases.items()):
        if may_be_kept(phrase[2]):
            _add_phrase(phrase, sums)


def _add_day(day: date, where: str, sums: Counter[str]) -> None:
    row, _created = SearchDay.objects.get_or_create(day=day, where=where)
    SearchDay.objects.filter(pk=row.pk).update(**{name: F(name) + number for name, number in sums.items()})


def _add_phrase(phrase: Phrase, sums: Counter[str]) -> None:
    """Add to a phrase's row; its text is written with the hour that makes it a frequent one."""
    hour, where, text = phrase
    month = timezone.localtime(hour).date().replace(day=1)
    row, created = SearchedPhrase.objects.get_or_create(
        month=month, where=where, fingerprint=fingerprint(text, month), defaults={"last_hour": hour, "hours": 1}
    )
    changes = {name: F(name) + number for name, number in sums.items()}
    hours = row.hours + (not created and hour > row.last_hour)
    named = text if hours >= OFTEN else ""
    SearchedPhrase.objects.filter(pk=row.pk).update(
        hours=hours, last_hour=max(hour, row.last_hour), text=named, **changes
    )
