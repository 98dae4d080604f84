"""The synonyms in force: those of the reference lists, as edited in the CMS, and the packaged ones.

Each process keeps the table in memory. It is read again when the stamp, a small file beside the index, was touched:
one `stat` a search instead of a query. A change that sends no signal (bulk loading) is seen after `LONGEST_AGE`.
"""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save

from directory.models import Commune, Function, Profession, Skill, Theme

from .synonyms import Hub, SynonymTable, read_lines

LONGEST_AGE = 60.0
_MODELS = (Theme, Profession, Function, Skill)


def _stamp_path() -> Path:
    return Path(settings.SEARCH_DIR) / "vocabulary.stamp"


def stamp() -> int:
    """Return a number that changes whenever a reference list does, in whatever process."""
    with contextlib.suppress(OSError):
        return _stamp_path().stat().st_mtime_ns
    return 0


def touch_stamp(**kwargs: Any) -> None:
    """Have every process read the reference lists again; now, for this one, and once others can see the change."""
    _touch()
    transaction.on_commit(_touch)


def _touch() -> None:
    # A search that can't be told of a change must not stop the change; the age limit tells it later.
    with contextlib.suppress(OSError):
        path = _stamp_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def listen() -> None:
    """Connect the signals of everything that the process keeps in memory."""
    for model in (*_MODELS, Commune):
        for signal in (post_save, post_delete):
            signal.connect(touch_stamp, sender=model, dispatch_uid=f"search-stamp-{model.__name__}-{id(signal)}")


def hubs() -> Iterator[Hub]:
    """Read the reference lists: one query each."""
    for theme in Theme.objects.all():
        words = (theme.name_en, *theme.synonym_list, *theme.acronyms.split())
        yield Hub(theme.name_fr, words, ("theme", theme.slug))
    for function in Function.objects.all():
        words = (function.feminine, function.name_en, *function.synonym_list, function.acronym)
        yield Hub(function.name_fr, words, ("function", function.slug))
    for profession in Profession.objects.all():
        words = (profession.feminine, profession.name_en, *profession.synonym_list)
        yield Hub(profession.name_fr, words, ("profession", profession.slug))
    for skill in Skill.objects.all():
        yield Hub(skill.name_fr, (skill.name_en, *skill.synonym_list), ("skill", skill.slug))


def packaged_lines() -> Iterator[str]:
    """Read the packaged synonyms."""
    return read_lines(Path(settings.DATA_DIR) / "synonyms.txt")


class _Kept:
    """The table of this process and when it was read."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.table = SynonymTable()
        self.read_at = float("-inf")
        self.key: tuple[Path, int] | None = None

    def get(self) -> SynonymTable:
        key = (_stamp_path(), stamp())
        now = time.monotonic()
        if key != self.key or now - self.read_at > LONGEST_AGE:
            with self.lock:
                self.table = SynonymTable(hubs=hubs(), lines=packaged_lines())
                self.key, self.read_at = key, now
        return self.table


_kept = _Kept()


def synonyms() -> SynonymTable:
    """Return the synonyms in force."""
    return _kept.get()
