"""What is the same for everybody, kept for as long as nothing at all was written to the database.

The database itself says whether anything was: PostgreSQL by its snapshot, SQLite by its data version and the
connection's own changes. So there is no key to forget and nothing to invalidate: hide a post, withdraw a profile,
change a menu, and the next reader is answered afresh. Inside a transaction nothing is kept, since its own changes show
in neither.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar

from django.db import connection

Kept = TypeVar("Kept")

# Things kept by each connection, the latest asked for; a page of posts is the largest, with some hundred kilobytes.
MOST = 64
_ATTRIBUTE = "_kept_while_unchanged"


def kept(key: Hashable, make: Callable[[], Kept]) -> Kept:
    """Return what `make` returned when it was last asked under this key, made again when anything was written since.

    What it returns is shared by readers one after the other: nobody changes it, and nothing in it is one reader's.
    """
    if connection.in_atomic_block:
        return make()
    state = _state()
    things: OrderedDict[Hashable, tuple[Hashable, Kept]] = connection.__dict__.setdefault(_ATTRIBUTE, OrderedDict())
    found = things.get(key)
    if found is None or found[0] != state:
        # The state was read before: what is written while this is made changes it, and this is made again.
        found = (state, make())
        things[key] = found
    things.move_to_end(key)
    while len(things) > MOST:
        things.popitem(last=False)
    return found[1]


def _state() -> Hashable:
    """Return what is another after every committed change, whoever made it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_current_snapshot()::text")
            return str(cursor.fetchone()[0])
        cursor.execute("PRAGMA data_version")
        version = cursor.fetchone()[0]
    raw = connection.connection
    return (id(raw), version, raw.total_changes)
