"""From an event to one line of the log, and one row of the outbox, for each address that asked for it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from portal.work import outbox
from portal.work.models import OutboxRow

from .choices import PING, Event, Outcome
from .models import Webhook, WebhookDelivery

HAPPENED, SEND = "event", "webhook"


def tell(event: Event, about: int) -> None:
    """Have everybody who listens told, once the change that this transaction makes is certain."""
    outbox.put(HAPPENED, event=event.value, about=about, at=timezone.now().isoformat())


def fan_out(rows: Sequence[OutboxRow]) -> None:
    """Consume the topic `event`; done in one transaction with the row's end, so a crash tells nobody twice."""
    for row in rows:
        said = row.payload
        with transaction.atomic():
            # The row goes with what it asked for: handed over twice, it makes one message.
            if OutboxRow.objects.filter(pk=row.pk).delete()[0]:
                for webhook in Webhook.objects.listening(said["event"]):
                    _write(webhook, said["event"], said["about"], parse_datetime(said["at"]) or timezone.now())


def _write(webhook: Webhook, event: str, about: int | None, at: datetime) -> WebhookDelivery:
    written = WebhookDelivery.objects.create(webhook=webhook, event=event, about=about, happened_at=at)
    outbox.put(SEND, delivery=str(written.pk))
    return written


@transaction.atomic
def ping(webhook: Webhook) -> WebhookDelivery:
    """Send a message that says nothing, to try an address; one that was left alone is tried at once."""
    Webhook.objects.filter(pk=webhook.pk).update(failures=0, quiet_until=None)
    return _write(webhook, PING, None, timezone.now())


@transaction.atomic
def replay(delivery: WebhookDelivery) -> None:
    """Send a message again under its own id, as it would be written today; asked twice, it is on its way once."""
    row = WebhookDelivery.objects.select_for_update().get(pk=delivery.pk)
    waiting = OutboxRow.objects.filter(topic=SEND, payload__delivery=str(row.pk))
    Webhook.objects.filter(pk=row.webhook_id).update(failures=0, quiet_until=None)
    if not waiting.replay():
        outbox.put(SEND, delivery=str(row.pk))
    row.note(Outcome.WAITING)
