"""A line of type-ahead, and the lines of one kind."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Suggestion:
    """A line: what it says, in a few words more, and what choosing it does.

    `url` is a page to open; without one, `fills` gives the fields of the search form and their values.
    """

    label: str
    detail: str = ""
    url: str = ""
    fills: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """The lines of one kind, best first, under a title."""

    kind: str
    title: Any
    suggestions: tuple[Suggestion, ...]
