"""A table as CSV or XLSX, in pieces: the first leaves before the last row is read."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape

from portal.spreadsheets import harmless

from . import workbook

Row = list[Any]


class Echo:
    """A file that hands back what was written to it last."""

    def write(self, text: str) -> str:
        return text


def as_csv(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield lines as French spreadsheets read them: semicolons, and a mark that says UTF-8."""
    writer = csv.writer(Echo(), delimiter=";")
    yield b"\xef\xbb\xbf"
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row]).encode()


class Pipe(io.RawIOBase):
    """A file that can only be written to, and emptied: a zip archive is made in it as it leaves."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        """Return what was written since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def as_xlsx(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield a workbook of one sheet. Texts are written as texts: nothing in them can be a formula."""
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in workbook.PARTS.items():
            book.writestr(name, content)
        with book.open(workbook.SHEET, "w", force_zip64=True) as sheet:
            sheet.write(workbook.BEGINNING)
            for number, row in enumerate(rows, start=1):
                cells = "".join(_cell(value) for value in row)
                sheet.write(f'<row r="{number}">{cells}</row>'.encode())
                if number % 200 == 0:
                    yield pipe.take()
            sheet.write(workbook.END)
    yield pipe.take()


def _cell(value: Any) -> str:
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    text = workbook.NOT_XML.sub("", str(value))[: workbook.LONGEST_CELL]
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
