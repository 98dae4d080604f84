"""A pause ends by itself: nobody saves anything that day, so the index is asked in advance to look again."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from django.utils import timezone

from portal.work.models import OutboxRow

from .documents import NEVER_FREE, Document


def returns_of(documents: Iterable[Document]) -> dict[int, date]:
    """Return the day on which each paused person of `documents` is free again, by the key of their page."""
    return {
        document.pk: date.fromordinal(document.free_from)
        for document in documents
        if document.kind == "profile" and 0 < document.free_from < NEVER_FREE
    }


def look_again(returns: Mapping[int, date]) -> None:
    """Leave an outbox row for the morning of each return, once."""
    if not returns:
        return
    mornings = {day: timezone.make_aware(datetime.combine(day, time.min)) for day in set(returns.values())}
    now = timezone.now()
    later = OutboxRow.objects.filter(topic="index", available_at__in=[at for at in mornings.values() if at > now])
    known = {(payload.get("pk"), payload.get("day")) for payload in later.values_list("payload", flat=True).iterator()}
    OutboxRow.objects.bulk_create(
        (
            OutboxRow(
                topic="index",
                payload={"kind": "profile", "pk": pk, "day": day.isoformat()},
                available_at=mornings[day],
            )
            for pk, day in returns.items()
            if (pk, day.isoformat()) not in known
        ),
        batch_size=1000,
    )
