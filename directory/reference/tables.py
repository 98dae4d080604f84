"""Reading a delivered table so that whatever is wrong with it is told with file and line."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from django.utils.translation import gettext as _

T = TypeVar("T")


class MalformedFileError(Exception):
    """Raised for a file that can't be loaded; the message names the file and the line."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        place = _("%(file)s, line %(line)d: %(reason)s") % {"file": path.name, "line": line, "reason": reason}
        super().__init__(place)


@dataclass(frozen=True)
class Row:
    """A line of a table: its values by column, and where it stands, for messages."""

    path: Path
    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def wrong(self, reason: str) -> MalformedFileError:
        """Return the error to raise about this line."""
        return MalformedFileError(self.path, self.line, reason)

    def required(self, column: str) -> str:
        """Return a value that may not be empty; raises `MalformedFileError` when it is."""
        if not (value := self.values[column]):
            raise self.wrong(_("“%(column)s” is empty") % {"column": column})
        return value

    def number(self, column: str) -> float | None:
        """Return a number, or None for an empty value; raises `MalformedFileError` for anything else."""
        try:
            return float(value) if (value := self.values[column]) else None
        except ValueError:
            raise self.wrong(_("“%(column)s” isn't a number") % {"column": column}) from None

    def one_of(self, column: str, known: dict[str, T]) -> T:
        """Return what a value stands for in `known`; raises `MalformedFileError` when it stands for nothing."""
        try:
            return known[self.values[column]]
        except KeyError:
            told = {"column": column, "value": self.values[column]}
            raise self.wrong(_("“%(column)s”: “%(value)s” is unknown") % told) from None


def read(path: Path, columns: Sequence[str], *, key: str) -> Iterator[Row]:
    """Yield the lines of a comma-separated file with a header; `key` may be neither empty nor there twice."""
    seen: set[str] = set()
    for row in _lines(path, columns):
        if (value := row.required(key)) in seen:
            raise row.wrong(_("“%(value)s” is already on another line") % {"value": value})
        seen.add(value)
        yield row


def _lines(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file, strict=True)
            if missing := [name for name in columns if name not in (reader.fieldnames or [])]:
                raise MalformedFileError(path, 1, _("missing column: %(names)s") % {"names": ", ".join(missing)})
            for values in reader:
                if None in values or None in values.values():
                    raise MalformedFileError(path, reader.line_num, _("not as many values as columns"))
                yield Row(path, reader.line_num, {name: value.strip() for name, value in values.items()})
    except UnicodeDecodeError:
        raise MalformedFileError(path, 1, _("the file isn't in UTF-8")) from None
    except csv.Error as error:
        raise MalformedFileError(path, reader.line_num, str(error)) from None
    except OSError as error:
        raise MalformedFileError(path, 0, error.strerror or "") from None
