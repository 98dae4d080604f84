"""What the styles show: tokens as the style sheet has them, components as their templates say themselves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from .samples import ELSEWHERE, SAMPLES

FOLDER = Path(settings.BASE_DIR) / "templates" / "components"
TOKEN = re.compile(r"^  --([\w-]+): ([^;]+);", re.MULTILINE)
SAYS = re.compile(r"\A\{# (.+?) #\}", re.DOTALL)
ICON = re.compile(r'<symbol id="i-([a-z-]+)"')


@dataclass(frozen=True)
class Shown:
    """A component: its name, what it takes in its own words, and its states as HTML."""

    name: str
    says: str
    states: list[tuple[str, SafeString]]


@dataclass(frozen=True)
class Token:
    """A value of the style sheet by its name; `is_colour` when it is written for light and dark."""

    name: str
    value: str

    @property
    def is_colour(self) -> bool:
        """Whether it can be painted."""
        return self.value.startswith("light-dark")


def names() -> list[str]:
    """Return every component; a name that begins with `_` is a part of one."""
    return sorted(path.stem for path in FOLDER.glob("[!_]*.html"))


def components(request: HttpRequest) -> Iterator[Shown]:
    """Draw every component in each of its states."""
    for name in names():
        template = f"components/{name}.html"
        samples = [] if name in ELSEWHERE else SAMPLES.get(name, [])
        states = [(title, render_to_string(template, values, request)) for title, values in samples]
        yield Shown(name, said_by(name), states)


def said_by(name: str) -> str:
    """Return what a component's template says of what it takes, in its first line."""
    found = SAYS.match((FOLDER / f"{name}.html").read_text(encoding="utf-8"))
    return found[1] if found else ""


def tokens() -> list[Token]:
    """Return the tokens in the order of the style sheet."""
    sheet = (Path(settings.BASE_DIR) / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    return [Token(name, value) for name, value in TOKEN.findall(sheet)]


def icons() -> list[str]:
    """Return the names of all icons."""
    return ICON.findall((Path(settings.BASE_DIR) / "static" / "icons.svg").read_text(encoding="utf-8"))
