"""Stopping a kind of notice from a letter, without signing in: a signed address says whose and which, nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from portal.mail.stopping import StopLink

LINK = StopLink("stop_notices", salt="accounts.notices.stopping")


@dataclass(frozen=True)
class Named:
    """Whose letters an address stops, and which kinds."""

    person: int
    kinds: tuple[str, ...]


def stop_url(person: int, kinds: Iterable[str]) -> str:
    """Return the whole address, in the language in force; it never expires, since letters are kept for years."""
    return settings.SITE_URL + LINK.path([person, *kinds])


def read(token: str) -> Named | None:
    """Return what an address names; None when we didn't sign it."""
    named = LINK.read(token)
    return Named(named[0], tuple(named[1:])) if named else None
