"""A report on its way: begun in the transaction that publishes it, queued batch by batch by the worker."""

from collections.abc import Callable, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from portal.mail import sending
from portal.work import outbox
from portal.work.models import OutboxRow

from . import letters
from .models import Edition, Mailing, Subscription

TOPIC = "report_mail"
BATCH = 200
# The beginning of a mailing's name says what is sent, its end which one.
CONTENTS: dict[str, Callable[[str], letters.Content | None]] = {
    "bilan": letters.of_report,
    "bulletin": letters.of_bulletin,
}


def send_report(slug: str) -> None:
    """Have a report sent to its subscribers, unless it was: publishing a correction sends nothing."""
    _begin(f"bilan-{slug}", Edition.WEEKLY)


def send_bulletin(day: date) -> None:
    """Have the bulletin of a day sent to its subscribers, unless it was."""
    _begin(f"bulletin-{day.isoformat()}", Edition.DAILY)


@transaction.atomic
def _begin(name: str, edition: Edition) -> None:
    expected = Subscription.objects.to(edition).count()
    mailing, is_new = Mailing.objects.get_or_create(name=name, defaults={"edition": edition, "expected": expected})
    if is_new:
        outbox.put(TOPIC, mailing=mailing.pk)


def queue_batches(rows: Sequence[OutboxRow]) -> None:
    """Consume the topic `report_mail`: queue the next letters of a mailing, and ask for the ones after them."""
    for row in rows:
        _queue_next(row.payload["mailing"])


@transaction.atomic
def _queue_next(pk: int) -> None:
    """Queue a batch; its letters, how far it went and what is left to do are one transaction."""
    mailing = Mailing.objects.select_for_update().filter(pk=pk, queued_at=None).first()
    if mailing is None:
        return
    kind, _dash, which = mailing.name.partition("-")
    content = CONTENTS[kind](which)
    readers = Subscription.objects.to(Edition(mailing.edition)).filter(pk__gt=mailing.last).order_by("pk")[:BATCH]
    written = [letters.to_reader(content, reader, mailing.key(reader.pk)) for reader in readers] if content else []
    sending.queue_all(written)
    if len(written) == BATCH:
        mailing.last = readers[BATCH - 1].pk
        outbox.put(TOPIC, mailing=pk)
    else:
        mailing.queued_at = timezone.now()
    mailing.save(update_fields=["last", "queued_at"])
