"""Which place of a list was chosen: counted with the phrase, if that is counted, and by day; nobody's click is kept.

Anybody can send such numbers. So they can't make a row, are worth nothing beyond the report, and are bounded: what
comes faster than people click is left out.
"""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from threading import Lock
from typing import NamedTuple

from django.db.models import F
from django.db.models.expressions import Combinable
from django.utils import timezone

from ..models import SearchDay, SearchedPhrase, Where
from .words import fingerprint, normal

# Pages that are counted: who looks farther has another question.
LAST_RANK = 100
# In one process, by everybody together: more is a machine.
MOST_A_MINUTE = 120
# The last place of each part of a list that the report tells apart; what comes after them is the rest.
TOP, MIDDLE = 3, 10


class Clicked(NamedTuple):
    """A click: the day, the list, the words and the place, counted from 1."""

    day: date
    where: str
    text: str
    rank: int


class Pace:
    """How many more are taken this minute."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._minute, self._taken = 0, 0

    def allows(self) -> bool:
        """Take one, if there is room."""
        minute = int(self._clock() // 60)
        with self._lock:
            if minute != self._minute:
                self._minute, self._taken = minute, 0
            self._taken += 1
            return self._taken <= MOST_A_MINUTE


def clicked(*, text: str, where: str, rank: str) -> Clicked | None:
    """Read what a browser sent; None for what means nothing."""
    words = normal(text)
    if not words or where not in Where.values or not (rank.isascii() and rank.isdigit() and len(rank) <= 3):
        return None
    place = int(rank)
    return Clicked(timezone.localdate(), where, words, place) if 1 <= place <= LAST_RANK else None


def write_clicks(counts: Mapping[Clicked, int]) -> None:
    """Add clicks to the rows of their days and phrases; where there is none, nobody searched for that."""
    days: dict[tuple[date, str], Counter[str]] = defaultdict(Counter)
    phrases: dict[tuple[date, str, str], Counter[str]] = defaultdict(Counter)
    for click, number in counts.items():
        sums = {"clicks": number, "rank_sum": number * click.rank}
        days[click.day, click.where].update(sums)
        parts = {"clicks_top": number * (click.rank <= TOP), "clicks_middle": number * (TOP < click.rank <= MIDDLE)}
        phrases[click.day.replace(day=1), click.where, click.text].update(sums | parts)
    for (day, where), sums in sorted(days.items()):
        SearchDay.objects.filter(day=day, where=where).update(**_added(sums))
    for (month, where, text), sums in sorted(phrases.items()):
        row = SearchedPhrase.objects.filter(month=month, where=where, fingerprint=fingerprint(text, month))
        row.update(**_added(sums))


def _added(sums: Mapping[str, int]) -> dict[str, Combinable]:
    return {name: F(name) + number for name, number in sums.items()}
