"""Work and letters that are stuck."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from portal.integrity import Check

from .models import OutboxRow, OutboxRowQuerySet

# The worker tries again for three weeks; what waits for hours already tells that it is away, or its peer.
STUCK_AFTER = timedelta(hours=6)


def stuck() -> OutboxRowQuerySet:
    """Return what was given up, and what should have been done hours ago."""
    return OutboxRow.objects.filter(Q(dead_at__isnull=False) | Q(available_at__lt=timezone.now() - STUCK_AFTER))


def lines() -> Iterator[str]:
    """Say which row waits since when; never what is in it, nor the text of an error, which may quote an address."""
    for row in stuck().order_by("pk"):
        state = "given up" if row.dead_at else "waiting"
        error = row.last_error.partition(":")[0]
        yield f"{row} is {state} since {row.created_at:%Y-%m-%d %H:%M}" + (f" ({error})" if error else "")


def replay() -> None:
    """Have the worker try everything again."""
    stuck().replay()


CHECKS = (Check("outbox", "work and letters that are stuck", lines, replay),)
