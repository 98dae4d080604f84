"""The one way to ask for work: a row in the transaction of the change."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from portal.observing.request_ids import current

from .models import OutboxRow
from .wake import ring


def put(topic: str, **payload: Any) -> OutboxRow:
    """Ask the consumer of `topic` to act on `payload` (JSON values only) once this transaction is committed."""
    row = OutboxRow.objects.create(topic=topic, payload=payload, request_id=current())
    transaction.on_commit(ring)
    return row


def put_many(topic: str, payloads: Iterable[dict[str, Any]]) -> None:
    """Ask for many things at once, for bulk loading: two thousand rows a statement."""
    rows = (OutboxRow(topic=topic, payload=payload, request_id=current()) for payload in payloads)
    OutboxRow.objects.bulk_create(rows, batch_size=2000)
    transaction.on_commit(ring)
