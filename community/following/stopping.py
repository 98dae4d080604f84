"""Stopping to follow one thread from a letter, without signing in: a signed address says whose and which."""

from dataclasses import dataclass

from django.conf import settings

from portal.mail.stopping import StopLink

LINK = StopLink("stop_following", salt="community.following.stopping")


@dataclass(frozen=True)
class Named:
    """Whose letters an address stops, and about which thread."""

    thread: int
    person: int


def stop_url(thread: int, person: int) -> str:
    """Return the whole address, in the language in force; it never expires, since letters are kept for years."""
    return settings.SITE_URL + LINK.path([thread, person])


def read(token: str) -> Named | None:
    """Return what an address names; None when we didn't sign it."""
    named = LINK.read(token)
    return Named(*named) if named else None
