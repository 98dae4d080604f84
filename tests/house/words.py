"""The words of the portal: those its code and templates ask for, and those its catalogues give."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from tests.house.files import ROOT, app_of, files, text

# A word is its context and its singular; a catalogue holds the plural with it.
Word = tuple[str | None, str]

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
STRING = r"u?(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
CALL = re.compile(rf"\b(?:_|n?p?gettext)\((?:\s*{STRING}\s*,?)+")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def asked_in(source: str) -> Iterator[Word]:
    """Yield the words that Python source asks for."""
    found = extract_python(io.BytesIO(source.encode()), list(KEYWORDS), [], {"encoding": "utf-8"})
    for _line, function, given, _comments in found:
        spec = KEYWORDS[str(function)] or (1,)
        values = [given] if isinstance(given, str | None) else list(given)
        context = next((values[place[0] - 1] for place in spec if isinstance(place, tuple)), None)
        first = next(place for place in spec if isinstance(place, int))
        if len(values) >= first and values[first - 1]:
            yield context, str(values[first - 1])


def words_asked() -> dict[Word, Path]:
    """Return every word that is asked for, with a file that asks."""
    code = [(path, text(path)) for path in files(".py") if app_of(path) and "migrations" not in path.parts]
    pages = [(path, calls_in(path)) for path in files(".html", ".txt", under="templates/")]
    return {word: path for path, source in [*code, *pages] for word in asked_in(source)}


def calls_in(path: Path) -> str:
    """Return what a template asks for as Python calls, one a line: what stands between them is no Python."""
    return "\n".join(f"{call.rstrip(', ')})" for call in CALL.findall(templatize(text(path), origin=str(path))))


def catalogues() -> dict[Path, Catalog]:
    """Return the French catalogues, one for each area."""
    paths = [path for path in files(".po", under="locale/") if path.parts[2] == "fr"]
    return {path: read_po(io.BytesIO((ROOT / path).read_bytes())) for path in paths}


def messages() -> list[tuple[Path, Message]]:
    """Return every message of every French catalogue, headers apart."""
    return [(path, message) for path, catalogue in catalogues().items() for message in catalogue if message.id]


def forms(value: str | tuple[str, ...] | list[str]) -> list[str]:
    """Return the forms of a message: one, or singular and plural."""
    return [value] if isinstance(value, str) else list(value)


def placeholders(*texts: str) -> set[str]:
    """Return what will be filled in."""
    return {found for part in texts for found in PLACEHOLDER.findall(part)}
