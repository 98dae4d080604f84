"""From paths to raw data sets: what is JSON and has the format's outline, and nothing more."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from ..models import RecordKind
from .problems import UnreadableFileError

FORMAT = 1
OUTLINE = {"format", "note", "source", *RecordKind.values}


@dataclass
class RawSet:
    """The records of one source as they stand in the files, each kind in order."""

    source: str
    records: dict[str, list[Any]] = field(default_factory=lambda: {kind: [] for kind in RecordKind.values})


def read_all(paths: Sequence[Path], *, source: str | None) -> list[RawSet]:
    """Read files and folders; those with the same source make one set.

    Raises `UnreadableFileError` for what isn't a data set.
    """
    sets: dict[str, RawSet] = {}
    for path in paths:
        file = path / "data.json" if path.is_dir() else path
        content = _content(file)
        name = source or content.get("source") or file.resolve().parent.name
        if not isinstance(name, str) or len(name) > 80:
            raise _unreadable(file, _("“source” should be a short text"))
        raw = sets.setdefault(name, RawSet(name))
        for kind in RecordKind.values:
            raw.records[kind] += _records(file, content, kind)
    return list(sets.values())


def _content(file: Path) -> dict[str, Any]:
    try:
        content = json.loads(file.read_text(encoding="utf-8-sig"), object_pairs_hook=_each_key_once)
    except OSError as error:
        raise _unreadable(file, error.strerror or "") from None
    except (ValueError, RecursionError) as error:
        raise _unreadable(file, str(error)) from None
    if not isinstance(content, dict):
        raise _unreadable(file, _("should be an object"))
    if content.get("format") != FORMAT or isinstance(content["format"], bool):
        raise _unreadable(file, _("“format” should be %(format)d") % {"format": FORMAT})
    if unknown := sorted(set(content) - OUTLINE):
        raise _unreadable(file, _("“%(key)s”: unknown key") % {"key": unknown[0]})
    return content


def _records(file: Path, content: dict[str, Any], kind: str) -> list[Any]:
    found = content.get(kind, [])
    if not isinstance(found, list):
        raise _unreadable(file, _("“%(key)s”: %(reason)s") % {"key": kind, "reason": _("should be a list")})
    return found


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object that says the same key twice: one of its values would be lost without a word."""
    found = dict(pairs)
    if len(found) != len(pairs):
        key = next(key for number, (key, _value) in enumerate(pairs) if key in dict(pairs[:number]))
        raise ValueError(_("“%(key)s”: twice in one object") % {"key": key})
    return found


def _unreadable(file: Path, reason: str) -> UnreadableFileError:
    return UnreadableFileError(f"{file}: {reason}")
