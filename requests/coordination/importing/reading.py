"""A file as lines of text by column: CSV as spreadsheets write it, or XLSX. Nothing is understood yet."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

import openpyxl
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from directory.searching.reading import clean, folded

from .columns import COLUMNS

LARGEST_FILE = 5 * 1024 * 1024
# What the sheets of a workbook may unpack to: a small file can hold gigabytes of the same letter.
LARGEST_UNPACKED = 60 * 1024 * 1024
# All lines come in in one transaction, and meanwhile nobody else writes to SQLite: some seconds, no more.
MOST_LINES, MOST_COLUMNS = 1_000, 60
LONGEST_CELL = 8_000
# Lines of a template that explain: they are no needs.
COMMENT = "#"

Line = dict[str, Any]


class FileError(ValueError):
    """Raised for a file that can't be read at all; its text is the sentence to show."""


def read(file: UploadedFile) -> list[Line]:
    """Return the lines of a file: `{"row": its number there, "cells": {column: text}}`."""
    if (file.size or 0) > LARGEST_FILE:
        raise FileError(_("This file is too large: 5 MB at the most."))
    data = file.read()
    rows = _workbook(data) if data.startswith(b"PK") else _csv(data)
    found = list(_lines(rows))
    if not found:
        raise FileError(_("There is no line below the header."))
    return found


def _lines(rows: Iterable[list[str]]) -> Iterator[Line]:
    places: dict[str, int] = {}
    count = 0
    for row, cells in enumerate(rows, start=1):
        if not any(cells) or cells[0].startswith(COMMENT):
            continue
        if not places:
            places = _places(cells)
            continue
        count += 1
        if count > MOST_LINES:
            raise FileError(_("Too many lines: %(most)d at the most in one file.") % {"most": MOST_LINES})
        yield {"row": row, "cells": {name: cells[at] if at < len(cells) else "" for name, at in places.items()}}


def _places(header: list[str]) -> dict[str, int]:
    """Return where each column stands; columns of the sender's own are left alone."""
    names = {folded(column.header): column.name for column in COLUMNS}
    found: dict[str, int] = {}
    for place, cell in enumerate(header):
        name = names.get(folded(cell))
        if name in found:
            raise FileError(_("The column “%(column)s” stands there twice.") % {"column": cell})
        if name:
            found[name] = place
    missing = [column.header for column in COLUMNS if column.is_needed and column.name not in found]
    if missing:
        said = {"columns": ", ".join(missing)}
        raise FileError(_("The header lacks: %(columns)s. Start from the template.") % said)
    return found


def _csv(data: bytes) -> Iterator[list[str]]:
    text = _decoded(data)
    first = text.lstrip(f"{COMMENT}\n").partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    csv.field_size_limit(LONGEST_CELL * 4)
    try:
        for cells in csv.reader(io.StringIO(text), delimiter=delimiter):
            yield [_text(cell) for cell in cells[:MOST_COLUMNS]]
    except csv.Error as error:
        raise FileError(_("This file isn't a table we can read: save it as CSV or XLSX.")) from error


def _decoded(data: bytes) -> str:
    """Return text in UTF-8, or in the code of French Windows that spreadsheets still write."""
    if b"\0" in data:
        raise FileError(_("This file isn't a table we can read: save it as CSV or XLSX."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _workbook(data: bytes) -> Iterator[list[str]]:
    """Yield the rows of the first sheet, formulas by the value they had when the file was saved."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise FileError(_("This file is too large: 5 MB at the most."))
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # What the file says of its own size is not to be trusted.
        sheet.reset_dimensions()
        for cells in sheet.iter_rows(max_row=MOST_LINES + 100, max_col=MOST_COLUMNS, values_only=True):
            yield [_text(cell) for cell in cells]
        book.close()
    except FileError:
        raise
    except Exception as error:  # whatever a damaged or hostile workbook makes its reader raise
        raise FileError(_("This file isn't a table we can read: save it as CSV or XLSX.")) from error


def _text(cell: Any) -> str:
    """Return what a cell shows: days and hours in their ISO form, whole numbers without a comma."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    lines = (clean(line) for line in str(cell)[:LONGEST_CELL].splitlines())
    return "\n".join(lines).strip()
