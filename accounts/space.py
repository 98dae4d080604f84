"""My space: one page on which each app puts its own cards, so that accounts need know none of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import User


@dataclass(frozen=True)
class Card:
    """An entry of my space: a title, a sentence, and where it leads. `waiting` ones come first.

    An app whose card does something draws it itself: `fragment` names the template, which finds `card` and its `extra`.
    """

    title: str
    text: str
    url: str
    action: str
    waiting: bool = False
    fragment: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """A line of the menu of my space, by the name of its address; a lower `rank` stands above."""

    title: str | Promise
    url_name: str
    rank: int = 0

    @property
    def url(self) -> str:
        """Where it leads, in the reader's language."""
        return reverse(self.url_name)


Source = Callable[[User], Iterable[Card]]
_sources: list[Source] = []
_entries: list[Entry] = []

FIRST = Entry(_("What is waiting for me"), "my_space")
LAST = (
    Entry(_("Name and language"), "my_name"),
    Entry(_("E-mail address"), "account_email"),
    Entry(_("Password"), "account_change_password"),
    Entry(_("Passkeys and second factor"), "mfa_index"),
    Entry(_("Where I am signed in"), "usersessions_list"),
)
ELSEWHERE = Entry(_("Accounts elsewhere"), "socialaccount_connections")


def register(source: Source) -> None:
    """Add what an app has to say to somebody; called from the app's `ready()`."""
    _sources.append(source)


def register_entry(title: str | Promise, url_name: str, *, rank: int) -> None:
    """Add an app's own page to the menu of my space, at its place; called from the app's `ready()`."""
    _entries.append(Entry(title, url_name, rank))


def entries() -> list[Entry]:
    """Return the menu: what waits, what the apps added, the settings of the account."""
    elsewhere = [ELSEWHERE] if settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] else []
    return [FIRST, *sorted(_entries, key=lambda entry: entry.rank), *LAST, *elsewhere]


def cards_for(user: User) -> list[Card]:
    """Return everything that concerns this person, what waits for them first."""
    cards = [card for source in _sources for card in source(user)]
    return sorted(cards, key=lambda card: not card.waiting)
