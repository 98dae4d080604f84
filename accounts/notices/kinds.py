"""What one can be told of: each app registers its kinds in its `ready()`, so that accounts need know none of them.

kinds.register(Kind("wave", _("Requests that fit my page"), _("At most three a week."), concerns=is_volunteer))
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise

from .choices import Frequency

if TYPE_CHECKING:
    from ..models import User


def everybody(user: "User") -> bool:
    """The rule of kinds that concern everybody."""
    return True


@dataclass(frozen=True)
class Kind:
    """A kind of notice: its title and a sentence for the page of choices, and how often unless somebody chooses.

    `concerns` says whose page of choices shows it. `template` is the text of its letter; the HTML has the same name
    with its own ending.
    """

    name: str
    title: str | Promise
    text: str | Promise
    default: Frequency = Frequency.AT_ONCE
    concerns: Callable[["User"], bool] = everybody
    template: str = "accounts/notices/email/notice.txt"


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Add a kind; called from an app's `ready()`."""
    _kinds[kind.name] = kind


def get(name: str) -> Kind:
    """Return a kind by its name; a name nobody registered is a mistake in our code, and raises `KeyError`."""
    return _kinds[name]


def kinds() -> list[Kind]:
    """Return every kind, in the order in which the apps registered them, those of the lower apps last."""
    return list(_kinds.values())


def title_of(name: str) -> str:
    """Return the title of a kind in the language in force; a kind that is no more keeps its name."""
    return str(_kinds[name].title) if name in _kinds else name
