"""The worker: claims due rows under a lease, hands them over, retries with growing pauses, gives up visibly."""

import logging
from datetime import timedelta

from django.utils import timezone

from portal.observing import reporting, request_ids
from portal.observing.work import failed, watched

from . import leases
from .consumers import LONGEST_PAUSE, Consumer, PermanentError, consumers
from .models import OutboxRow

log = logging.getLogger(__name__)

# An engine or a mail server may be away for a long week-end: three weeks before giving up (security.md, R3).
GIVE_UP_AFTER = timedelta(weeks=3)
# How many due rows are looked at to learn which consumers have something to do.
LOOK_AT = 200


def pause_after(attempts: int, longest: timedelta = LONGEST_PAUSE) -> timedelta:
    """Return how long to wait after that many failures: 1 s, 2 s, 4 s… up to the longest pause."""
    return min(timedelta(seconds=2 ** min(attempts - 1, 12)), longest)


def claim(consumer: Consumer) -> list[OutboxRow]:
    """Take the oldest due rows of a topic under a lease nobody else can hold.

    One conditional UPDATE decides, so two workers never get the same row on either database.
    """
    now = timezone.now()
    due = OutboxRow.objects.filter(topic=consumer.topic).due(now).order_by("pk")
    ids = list(due.values_list("pk", flat=True)[: consumer.batch])
    if not ids:
        return []
    lease = leases.new()
    OutboxRow.objects.filter(pk__in=ids).due(now).update(lease=lease, leased_until=now + consumer.lease)
    return list(OutboxRow.objects.filter(lease=lease).order_by("pk"))


def hand_over(consumer: Consumer, rows: list[OutboxRow]) -> None:
    """Give claimed rows to their consumer and note the outcome, row by row when a batch fails.

    No transaction is open meanwhile: a slow mail server must not hold SQLite's only write lock.
    """
    try:
        consumer.handle(rows)
    except Exception as error:  # noqa: BLE001 - whatever a consumer raises is noted on its row and retried
        if len(rows) == 1:
            note_failure(rows[0], error, consumer.longest_pause)
            return
        for row in rows:
            hand_over(consumer, [row])
    else:
        OutboxRow.objects.filter(pk__in=[row.pk for row in rows], lease=rows[0].lease).delete()


def note_failure(row: OutboxRow, error: Exception, longest_pause: timedelta = LONGEST_PAUSE) -> None:
    """Write on the row why it failed and when it will be tried again, or that it won't.

    Only these columns, and only while the lease is ours: whoever was erased meanwhile must not come back with it.
    """
    now = timezone.now()
    lease = row.lease
    row.attempts += 1
    # The type alone reaches the log: a message may quote somebody's address.
    row.last_error = f"{type(error).__name__}: {error}"[:500]
    row.available_at = now + pause_after(row.attempts, longest_pause)
    row.lease, row.leased_until = "", None
    if isinstance(error, PermanentError) or now - row.created_at >= GIVE_UP_AFTER:
        row.dead_at = now
    noted = ("attempts", "last_error", "available_at", "lease", "leased_until", "dead_at")
    OutboxRow.objects.filter(pk=row.pk, lease=lease).update(**{name: getattr(row, name) for name in noted})
    failed(row.topic, gave_up=row.dead_at is not None)
    reporting.tell(error, row.topic)
    log.warning("%s failed (%s), attempt %d", row, type(error).__name__, row.attempts)


def waiting() -> list[Consumer]:
    """Return the consumers that may have something to do, by one look at the outbox instead of one for each.

    Where so much is due that the look doesn't show all of it, that is every one of them.
    """
    due = OutboxRow.objects.due(timezone.now()).order_by()
    topics = list(due.values_list("topic", flat=True)[:LOOK_AT])
    return [one for one in consumers() if one.topic in topics or len(topics) == LOOK_AT]


def work_once() -> int:
    """Hand one batch of each topic to its consumer; return how many rows were claimed."""
    count = 0
    for consumer in waiting():
        if rows := claim(consumer):
            with request_ids.carried(row.request_id for row in rows), watched(consumer, rows):
                hand_over(consumer, rows)
            count += len(rows)
    return count


def drain() -> int:
    """Work until nothing is due; return how many rows were claimed."""
    total = 0
    while count := work_once():
        total += count
    return total
