"""Parts that are the same for everybody, kept until anything public changes: a page of posts, the menus.

They live as whole pages do (docs/decisions/0040): as long as the number in `PublicState` stays the same. Inside a
transaction nothing is kept, since its own changes raise that number with its end only.
"""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection

from portal.latest import Latest

from .watching import number, told

Part = TypeVar("Part")

# Parts kept by each connection, the latest asked for; a page of posts is the largest, with some hundred kilobytes.
MOST = 64
# What is known of members, in one of them.
MOST_MEMBERS = 1000
_ATTRIBUTE = "_kept_parts"


@dataclass(frozen=True)
class _Kept:
    until: float
    part: Any


def kept_part(key: Hashable, make: Callable[[], Part]) -> Part:
    """Return what `make` returned when it was last asked under this key, made again when anything public changed since.

    What it returns is shared by readers one after the other: nobody changes it, and nothing in it is one reader's. Keys
    begin with a word of their own.
    """
    now = time.monotonic()
    # The number is read before: what is written while this is made raises it, and this is made again.
    state = number() if settings.PAGE_CACHE_SECONDS and not connection.in_atomic_block else None
    if state is None:
        return make()
    parts = _parts_of(state)
    found = parts.get(key)
    if found is None or found.until < now:
        found = parts.put(key, _Kept(now + settings.PAGE_CACHE_SECONDS, make()))
    return found.part


def kept_of_member(key: int, about: str, find: Callable[[], Part]) -> Part:
    """Return what `find` found of a member, found again when anything public changed since; pages alone ask this way.

    For what the public may know: whose page is online, who has which role. Elsewhere it is found each time, since
    asking whether it is still true would cost as much.
    """
    if told() is None:
        return find()
    room: Latest[tuple[Part]] = kept_part(("members",), lambda: Latest(MOST_MEMBERS))
    # In a tuple, since what was found may be nothing.
    return room.get_or_make((about, key), lambda: (find(),))[0]


def _parts_of(state: int) -> Latest[_Kept]:
    """Return the parts kept under this number; those of another are let go, what was erased among them."""
    kept = connection.__dict__.get(_ATTRIBUTE)
    if kept is None or kept[0] != state:
        kept = connection.__dict__[_ATTRIBUTE] = (state, Latest(MOST))
    return kept[1]
