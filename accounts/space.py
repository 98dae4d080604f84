"""My space: one page on which each app puts its own cards, so that accounts need know none of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .models import User


@dataclass(frozen=True)
class Card:
    """An entry of my space: a title, a sentence, and where it leads. `waiting` ones come first."""

    title: str
    text: str
    url: str
    action: str
    waiting: bool = False


Source = Callable[[User], Iterable[Card]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Add what an app has to say to somebody; called from the app's `ready()`."""
    _sources.append(source)


def cards_for(user: User) -> list[Card]:
    """Return everything that concerns this person, what waits for them first."""
    cards = [card for source in _sources for card in source(user)]
    return sorted(cards, key=lambda card: not card.waiting)
