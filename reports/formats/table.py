"""Figures as CSV (RFC 4180, UTF-8), one figure a line, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from portal.spreadsheets import harmless

HEADER = ["figure", "key", "name", "value"]
# What names an item of a list, and what is no figure of it.
KEYS = ("slug", "code", "week", "date")
SAID_BESIDE = (*KEYS, "name", "from", "to")


def as_csv(figures: dict[str, Any]) -> str:
    """Return the figures as lines `figure,key,name,value`, where `figure` is the path in the JSON; null is empty."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    for path, key, name, value in lines(figures):
        writer.writerow([path, harmless(key), harmless(name), value])
    return text.getvalue()


def lines(value: Any, path: str = "") -> Iterator[tuple[str, str, str, Any]]:
    """Walk the JSON in its own order; an item of a list gives a line for each of its numbers."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from lines(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for item in value:
            yield from _item_lines(path, item)
    else:
        yield path, "", "", "" if value is None else value


def _item_lines(path: str, item: dict[str, Any] | str) -> Iterator[tuple[str, str, str, Any]]:
    if isinstance(item, str):
        yield path, "", "", harmless(item)
        return
    key = next((item[name] for name in KEYS if item.get(name)), "")
    for measure, value in item.items():
        if measure not in SAID_BESIDE:
            yield f"{path}.{measure}", key, item.get("name", ""), "" if value is None else value
