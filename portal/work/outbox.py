"""The one way to ask for work: a row in the transaction of the change."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction

from portal import bulk, kept_inserts
from portal.observing.request_ids import current

from .models import OutboxRow
from .wake import ring

# What a block of `together` has asked for so far.
_waiting: ContextVar[list[OutboxRow] | None] = ContextVar("_waiting", default=None)


def put(topic: str, **payload: Any) -> OutboxRow:
    """Ask the consumer of `topic` to act on `payload` (JSON values only) once this transaction is committed."""
    row, waiting = OutboxRow(topic=topic, payload=payload, request_id=current()), _waiting.get()
    if waiting is not None:
        waiting.append(row)
        return row
    row.save(force_insert=True)
    transaction.on_commit(ring)
    return row


@contextmanager
def together() -> Iterator[None]:
    """Write what the block asks for with one statement, at its end; what raises has asked for nothing."""
    waiting: list[OutboxRow] = []
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    if waiting:
        kept_inserts.insert(waiting)
        transaction.on_commit(ring)


def put_many(topic: str, payloads: Iterable[dict[str, Any]]) -> None:
    """Ask for many things at once, as one loads in bulk."""
    request_id = current()
    # All of them first: what they are made from may ask the database, which can't answer while rows are copied into it.
    rows = [(topic, payload, request_id) for payload in payloads]
    bulk.insert_rows(OutboxRow, ("topic", "payload", "request_id"), rows)
    transaction.on_commit(ring)
