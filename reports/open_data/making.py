"""The files of one night: written to a folder of their own, and found once the last of them is there."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone, translation

from portal.private import private_storage

from ..among import EVERYBODY
from ..disclosure import THRESHOLD
from ..formats import as_csv, as_json
from ..key_figures.bulletin.days import days
from ..key_figures.computing import compute
from ..key_figures.opening import opened
from ..period import Period, evening
from .anonymous import anonymous
from .columns import MEANINGS, NAMES, Line
from .requests import lines

FOLDER, MANIFEST = "open-data", "manifest.json"
LICENCE = "etalab-2.0"
# The night before stays for whoever is downloading it.
KEPT = 2


def make() -> None:
    """Write tonight's files; made again on the same day, they replace those of the morning."""
    today = timezone.localdate()
    with translation.override("fr"):
        files = dict(_files(today))
    storage, folder = private_storage(), f"{FOLDER}/{today.isoformat()}"
    forget(folder)
    for name, text in files.items():
        if name != MANIFEST:
            storage.save(f"{folder}/{name}", ContentFile(text.encode()))
    # The manifest comes last: a folder without it is unfinished, and nobody is led there.
    storage.save(f"{folder}/{MANIFEST}", ContentFile(files[MANIFEST].encode()))
    for old in finished()[KEPT:]:
        forget(f"{FOLDER}/{old}")


def finished() -> list[str]:
    """Return the days whose files are complete, the latest first."""
    storage = private_storage()
    if not storage.exists(FOLDER):
        return []
    found, _files = storage.listdir(FOLDER)
    return sorted((day for day in found if storage.exists(f"{FOLDER}/{day}/{MANIFEST}")), reverse=True)


def forget(folder: str) -> None:
    """Delete a folder of ours, its manifest first."""
    storage = private_storage()
    if storage.exists(folder):
        names = storage.listdir(folder)[1]
        for name in sorted(names, key=lambda name: name != MANIFEST):
            storage.delete(f"{folder}/{name}")
        storage.delete(folder)


def _files(today: date) -> Iterator[tuple[str, str]]:
    told, hidden = anonymous(lines())
    yield "demandes.csv", _table(NAMES, [[getattr(line, name) for name in NAMES] for line in told])
    yield "demandes.json", json.dumps([_said(line) for line in told], ensure_ascii=False)
    figures = _figures(today)
    yield "chiffres.csv", as_csv(figures)
    yield "chiffres.json", as_json(figures)
    meanings = [(name, str(MEANINGS[name])) for name in NAMES]
    yield "dictionnaire.csv", _table(("column", "meaning"), meanings)
    yield "dictionnaire.json", json.dumps({"demandes": dict(meanings)}, ensure_ascii=False, indent=2)
    yield (
        MANIFEST,
        json.dumps(
            {
                "made_on": today.isoformat(),
                "licence": LICENCE,
                "requests": len(told),
                # A few left out are not told how many: they would be counted by it.
                "left_out": hidden if hidden >= THRESHOLD else None,
                "hidden_below": THRESHOLD,
            }
        ),
    )


def _figures(today: date) -> dict[str, Any]:
    """Return the key figures from the first fact to yesterday evening, small counts hidden."""
    yesterday = today - timedelta(days=1)
    period = Period(min(days().first or yesterday, yesterday), yesterday, evening(yesterday))
    return opened(compute(period), EVERYBODY)


def _said(line: Line) -> dict[str, str | None]:
    return {name: getattr(line, name) or None for name in NAMES}


def _table(head: Any, rows: Any) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()
