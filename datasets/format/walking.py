"""Reading a JSON object of any length from its file: one item of a list at a time, never the whole text."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

from django.utils.translation import gettext as _

CHUNK = 1 << 20
# The key, the place in its list from 0 (None for what isn't in a list), and the value.
Said = tuple[str, int | None, Any]


def walk(file: TextIO) -> Iterator[Said]:
    """Yield what an object says, in order; a list is yielded item by item, an empty one as itself.

    Raises `ValueError` for what isn't JSON or no object, where it stops being so.
    """
    reader = _Reader(file)
    if reader.next() != "{":
        reader.value()
        raise ValueError(_("should be an object"))
    keys: set[str] = set()
    for _number in reader.parted("{", "}"):
        key = reader.key()
        if key in keys:
            raise ValueError(twice(key))
        keys.add(key)
        yield from _value_of(key, reader)
    if reader.next():
        raise reader.wrong("Extra data")


def _value_of(key: str, reader: "_Reader") -> Iterator[Said]:
    if reader.next() != "[":
        yield key, None, reader.value()
        return
    number = -1
    for number in reader.parted("[", "]"):
        yield key, number, reader.value()
    if number < 0:
        yield key, None, []


def each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object that says the same key twice: one of its values would be lost without a word."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(twice(next(key for n, (key, _value) in enumerate(pairs) if key in dict(pairs[:n]))))
    return found


def twice(key: str) -> str:
    """Say that a key is there twice."""
    return _("“%(key)s”: twice in one object") % {"key": key}


class _Reader:
    """A file's text from where reading stands; values are read by Python's own decoder."""

    def __init__(self, file: TextIO) -> None:
        self._file, self._text, self._at, self._is_over = file, "", 0, False
        # What came before the text in hand: how many lines, and how much of the last one.
        self._lines, self._column = 0, 0
        self._decode = json.JSONDecoder(object_pairs_hook=each_key_once).raw_decode

    def next(self) -> str:
        """Return the next character that says something, without taking it; nothing at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in " \t\n\r":
                self._at += 1
            if self._at < len(self._text) or self._is_over:
                return self._text[self._at : self._at + 1]
            self._read_on()

    def parted(self, opening: str, closing: str) -> Iterator[int]:
        """Count what stands between two brackets, parted by commas; whoever iterates reads each before the next."""
        self._take(opening)
        number = 0
        if self.next() != closing:
            yield number
            while self.next() == ",":
                self._take(",")
                number += 1
                yield number
        self._take(closing)

    def key(self) -> str:
        """Read a key and what parts it from its value."""
        if self.next() != '"':
            raise self.wrong("Expecting property name enclosed in double quotes")
        key = str(self.value())
        self._take(":")
        return key

    def value(self) -> Any:
        """Read a value. What reaches the end of the text in hand may go on in the file, as "2" and "2.": a number."""
        self.next()
        while True:
            try:
                value, end = self._decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if self._is_over:
                    self._at = error.pos
                    raise self.wrong(error.msg) from None
            else:
                if self._text[end : end + 3].strip(".eE+-") or self._is_over:
                    self._at = end
                    return value
            self._read_on()

    def wrong(self, reason: str) -> ValueError:
        """Return what to raise, with the place that was reached."""
        line, column = self._place()
        return ValueError(f"{reason}: line {line + 1} column {column + 1}")

    def _take(self, wanted: str) -> None:
        if self.next() != wanted:
            raise self.wrong(f"Expecting '{wanted}' delimiter")
        self._at += 1

    def _place(self) -> tuple[int, int]:
        read = self._text[: self._at]
        lines = read.count("\n")
        return self._lines + lines, len(read) - read.rindex("\n") - 1 if lines else self._column + len(read)

    def _read_on(self) -> None:
        """Let go of what was read; of a long value twice as much is fetched each time."""
        self._lines, self._column = self._place()
        rest = self._text[self._at :]
        more = self._file.read(max(CHUNK, len(rest)))
        self._text, self._at, self._is_over = rest + more, 0, not more
