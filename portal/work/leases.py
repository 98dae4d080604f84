"""Who has which rows in hand, so that a worker that was killed or lost its database takes up again at once.

A lease ends by itself after minutes. Nobody need wait for that: a worker that has a name (`WORKER_NAME`, one for each
on every machine) knows what it left when it starts again, and any worker knows what it left when a turn failed.
"""

import hashlib
import os
import uuid
from functools import cache

from .models import OutboxRow

MARK = 12


@cache
def mark() -> str:
    """Return what begins each lease of this process, and of the one that had its name before; 12 characters."""
    name = os.environ.get("WORKER_NAME", "")
    return hashlib.sha256(name.encode()).hexdigest()[:MARK] if name else uuid.uuid4().hex[:MARK]


def new() -> str:
    """Return a lease that nobody else holds; 32 characters."""
    return mark() + uuid.uuid4().hex[MARK:]


def give_back() -> int:
    """Let go of every row this worker has in hand; called only while it works on none. Return how many."""
    return OutboxRow.objects.filter(lease__startswith=mark()).update(lease="", leased_until=None)
