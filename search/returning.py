"""A pause ends by itself: nobody saves anything that day, so the index is asked in advance to look again."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.utils import timezone

from portal.work.models import OutboxRow

from .documents import NEVER_FREE, Document


def look_again(documents: Iterable[Document]) -> None:
    """Leave an outbox row for the morning on which each paused person of `documents` is free again, once."""
    returns = {
        document.pk: date.fromordinal(document.free_from)
        for document in documents
        if document.kind == "profile" and 0 < document.free_from < NEVER_FREE
    }
    if not returns:
        return
    later = OutboxRow.objects.filter(topic="index", available_at__gt=timezone.now())
    known = {(payload.get("pk"), payload.get("day")) for payload in later.values_list("payload", flat=True)}
    OutboxRow.objects.bulk_create(
        OutboxRow(
            topic="index",
            payload={"kind": "profile", "pk": pk, "day": day.isoformat()},
            available_at=timezone.make_aware(datetime.combine(day, time.min)),
        )
        for pk, day in returns.items()
        if (pk, day.isoformat()) not in known
    )
