"""Who does what: the registry of outbox topics, filled by the apps in their `ready()`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from .models import OutboxRow

LONGEST_PAUSE = timedelta(hours=1)
# A worker that died gives its rows back after this long.
LEASE = timedelta(minutes=2)

Handler = Callable[[Sequence[OutboxRow]], None]


class PermanentError(Exception):
    """Raised by a consumer for work that can never succeed: the row goes to the dead letters at once."""


@dataclass(frozen=True)
class Consumer:
    """What a topic's rows are handed to, `batch` rows at the most in one call; after a failure again, in a while.

    `lease` is longer than a call takes: rows that a worker still has after it are another's as well.
    """

    topic: str
    handle: Handler
    batch: int = 1
    longest_pause: timedelta = LONGEST_PAUSE
    lease: timedelta = LEASE


_consumers: dict[str, Consumer] = {}


def register(
    topic: str,
    handle: Handler,
    *,
    batch: int = 1,
    longest_pause: timedelta = LONGEST_PAUSE,
    lease: timedelta = LEASE,
) -> None:
    """Make `handle` the consumer of `topic`.

    A consumer must be idempotent: after a crash it sees the same row again. It raises when the work is to be
    tried again later, `PermanentError` when it never can succeed. In a batch that fails, each row is retried alone.
    """
    _consumers[topic] = Consumer(topic, handle, batch, longest_pause, lease)


def consumers() -> list[Consumer]:
    """Return every consumer, in the order in which the apps registered them."""
    return list(_consumers.values())
