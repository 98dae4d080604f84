"""Two tabs, or two people: the second to save gets both texts and chooses; nothing is lost and nothing overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from . import versions
from .comparing import Difference, differences
from .contents import Content, Contents

MINE, THEIRS = "mine", "theirs"
# The form field that says which text of a field to keep.
PREFIX = "keep-"


@dataclass(frozen=True)
class Choice:
    """A field that was saved otherwise meanwhile: both texts, and the one to keep unless somebody says otherwise."""

    difference: Difference
    keep: str
    both_changed: bool

    @property
    def field(self) -> str:
        """The name under which the choice is sent."""
        return f"{PREFIX}{self.difference.name}"

    @property
    def keeps_theirs(self) -> bool:
        return self.keep == THEIRS


@dataclass(frozen=True)
class Conflict:
    """What was typed against what was saved meanwhile, and the version to which the answer belongs."""

    version: int
    choices: tuple[Choice, ...]


def conflict_in(contents: Contents, page: Page, said: Mapping[str, Any], *, base: str) -> Conflict | None:
    """Return what stands against saving `said`, typed over the version `base`; None when nothing does.

    The same words sent twice are no conflict, nor is a version that nobody changed.
    """
    if base == str(versions.number(page)):
        return None
    theirs = contents.read(versions.latest(page))
    if not contents.differing(said, theirs):
        return None
    opened = versions.as_written(page, base)
    first = contents.read(opened) if opened else {}
    mine = dict(said)
    found = differences(contents, theirs, theirs | mine)
    return Conflict(versions.number(page), tuple(_choice(difference, mine, theirs, first) for difference in found))


def _choice(difference: Difference, mine: Content, theirs: Content, base: Content) -> Choice:
    name = difference.name
    untouched_by_me = name in base and mine[name] == base[name]
    untouched_by_them = name in base and theirs[name] == base[name]
    return Choice(difference, THEIRS if untouched_by_me else MINE, not (untouched_by_me or untouched_by_them))


def chosen(said: Mapping[str, Any], answers: Mapping[str, Any]) -> Content:
    """Return what to save once somebody chose: without the fields in which the saved text is to stay."""
    return {name: value for name, value in said.items() if answers.get(f"{PREFIX}{name}") != THEIRS}
