"""Stopping alerts without signing in: a signed address says whose and which, and nothing else."""

from dataclasses import dataclass

from portal.mail.stopping import StopLink

from ..models import Frequency, SavedSearch

LINK = StopLink("stop_alerts", salt="search.saved.stopping")


@dataclass(frozen=True)
class Named:
    """The searches that an address names."""

    person: int
    searches: tuple[int, ...]


def stop_url(person: int, searches: list[int]) -> str:
    """Return the address, in the language in force; it never expires, since letters are kept for years."""
    return LINK.path([person, searches])


def read(token: str) -> Named | None:
    """Return what an address names; None when we didn't sign it."""
    named = LINK.read(token)
    return Named(named[0], tuple(named[1])) if named else None


def still_alerting(named: Named) -> list[SavedSearch]:
    """Return those of the searches that still send letters."""
    mine = SavedSearch.objects.filter(user=named.person, pk__in=named.searches)
    return list(mine.exclude(frequency=Frequency.NEVER).defer("seen"))
