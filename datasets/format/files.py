"""From paths to raw data sets: what is JSON and has the format's outline, and nothing more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from ..models import RecordKind
from .problems import UnreadableFileError
from .walking import Said, walk

FORMAT = 1
OUTLINE = {"format", "note", "source", *RecordKind.values}


@dataclass
class RawSet:
    """The files of one source."""

    source: str
    files: list[Path] = field(default_factory=list)

    def records(self) -> Iterator[tuple[str, Any]]:
        """Yield each record as it stands there, with its kind: those of a kind in order."""
        for file in self.files:
            for key, number, value in _said(file):
                if key in RecordKind.values and number is not None:
                    yield key, value


def read_all(paths: Sequence[Path], *, source: str | None) -> list[RawSet]:
    """Read files and folders to their end; those with the same source make one set.

    Raises `UnreadableFileError` for what isn't a data set.
    """
    sets: dict[str, RawSet] = {}
    for path in paths:
        file = path / "data.json" if path.is_dir() else path
        content = _checked(file)
        name = source or content.get("source") or file.resolve().parent.name
        if not isinstance(name, str) or len(name) > 80:
            raise _unreadable(file, _("“source” should be a short text"))
        sets.setdefault(name, RawSet(name)).files.append(file)
    return list(sets.values())


def _checked(file: Path) -> dict[str, Any]:
    """Return what a file says beside its records; a list in it is one that holds nothing but that it isn't empty."""
    content: dict[str, Any] = {}
    for key, number, value in _said(file):
        if number is None:
            content[key] = value
        else:
            content.setdefault(key, [True])
    if content.get("format") != FORMAT or isinstance(content["format"], bool):
        raise _unreadable(file, _("“format” should be %(format)d") % {"format": FORMAT})
    if unknown := sorted(set(content) - OUTLINE):
        raise _unreadable(file, _("“%(key)s”: unknown key") % {"key": unknown[0]})
    for kind in RecordKind.values:
        if not isinstance(content.get(kind, []), list):
            raise _unreadable(file, _("“%(key)s”: %(reason)s") % {"key": kind, "reason": _("should be a list")})
    return content


def _said(file: Path) -> Iterator[Said]:
    try:
        with file.open(encoding="utf-8-sig") as text:
            yield from walk(text)
    except OSError as error:
        raise _unreadable(file, error.strerror or "") from None
    except (ValueError, RecursionError) as error:
        raise _unreadable(file, str(error)) from None


def _unreadable(file: Path, reason: str) -> UnreadableFileError:
    return UnreadableFileError(f"{file}: {reason}")
