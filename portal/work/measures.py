"""How much waits in the outbox, and for how long: the first to tell of a worker or a mail server that is away."""

from collections.abc import Iterator

from django.db.models import Count, Min, Q
from django.utils import timezone

from portal.observing.measures import Measure, Reading

from .models import OutboxRow

DEAD = Q(dead_at__isnull=False)


def rows() -> Iterator[Reading]:
    """Yield how many rows of each topic are waiting, and how many were given up."""
    counted = OutboxRow.objects.order_by().values("topic")
    for row in counted.annotate(waiting=Count("pk", filter=~DEAD), dead=Count("pk", filter=DEAD)):
        yield (row["topic"], "waiting"), row["waiting"]
        yield (row["topic"], "dead"), row["dead"]


def oldest() -> Iterator[Reading]:
    """Yield for how long what should be done by now has been waiting, in seconds."""
    now = timezone.now()
    due = OutboxRow.objects.waiting().filter(available_at__lte=now)
    for row in due.order_by().values("topic").annotate(since=Min("created_at")):
        yield (row["topic"],), (now - row["since"]).total_seconds()


MEASURES = (
    Measure("entraide_outbox_rows", "Rows of the outbox", rows, ("topic", "state")),
    Measure("entraide_outbox_oldest_seconds", "Age of the oldest row that is due", oldest, ("topic",)),
)
