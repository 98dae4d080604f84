"""Searches noted in memory and written a little later by a thread of its own: no page waits for SQLite's one writer.

A process that is killed loses a few seconds of statistics, and nothing else.
"""

import atexit
import logging
from collections import Counter
from collections.abc import Sequence
from threading import Lock, Timer
from typing import Any

from django.conf import settings
from django.db import Error, connection
from django.utils import timezone

from portal.finding import Query, Results

from ..models import Where
from .clicking import Clicked, Pace, clicked, write_clicks
from .noted import FAST, MEDIUM, Noted
from .words import normal
from .writing import write_counts

log = logging.getLogger(__name__)

# A robot that types a thousand phrases a minute must not fill the memory.
MOST_HELD = 2000


class _Held:
    """What this process has not written yet."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.counts: Counter[Noted | Clicked] = Counter()
        self.timer: Timer | None = None

    def take(self) -> Counter[Noted | Clicked]:
        """Return what is held, and forget it."""
        with self.lock:
            counts, self.counts, self.timer = self.counts, Counter(), None
        return counts


_held = _Held()
_pace = Pace()


def note(*, query: Query, results: Results, took_ms: float, **kwargs: Any) -> None:
    """Remember a search for a moment; the first page of words typed by somebody, not what the database answered."""
    text = normal(query.text)
    if not text or query.page > 1 or results.degraded:
        return
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    narrowed = bool(query.filters or query.near or query.available_on or query.remote)
    took = next((limit for limit in (FAST, MEDIUM) if took_ms < limit), 0)
    _hold(Noted(hour, counted_as(query.kinds), text, not results.total and not narrowed, took))


def counted_as(kinds: Sequence[str]) -> str:
    """Return the list under which a search of these kinds is counted."""
    return kinds[0] if len(kinds) == 1 and kinds[0] in Where.values else str(Where.EVERYTHING.value)


def note_click(*, text: str, where: str, rank: str) -> None:
    """Remember for a moment that a place of a list was chosen; what means nothing, or comes too fast, is dropped."""
    if (click := clicked(text=text, where=where, rank=rank)) and _pace.allows():
        _hold(click)


def _hold(noted: Noted | Clicked) -> None:
    with _held.lock:
        if noted in _held.counts or len(_held.counts) < MOST_HELD:
            _held.counts[noted] += 1
        if _held.timer is None and settings.SEARCH_LOG_EVERY:
            _held.timer = Timer(settings.SEARCH_LOG_EVERY, _write_apart)
            _held.timer.daemon = True
            _held.timer.start()


def write() -> None:
    """Write what is held; a database that can't take it loses it, since a statistic may never be in the way."""
    counts = _held.take()
    try:
        write_counts({noted: number for noted, number in counts.items() if isinstance(noted, Noted)})
        write_clicks({click: number for click, number in counts.items() if isinstance(click, Clicked)})
    except Error as error:
        log.warning("Searches could not be counted (%s).", type(error).__name__)


def _write_apart() -> None:
    try:
        write()
    finally:
        connection.close()


atexit.register(lambda: write() if settings.SEARCH_LOG_EVERY and _held.counts else None)
