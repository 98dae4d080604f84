"""Sending one message: to the checked address alone, with little patience, and a note of what came back."""

import time
from collections.abc import Sequence
from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from portal import outgoing
from portal.work.consumers import PermanentError
from portal.work.models import OutboxRow

from .bodies import body_of
from .choices import Outcome
from .models import Webhook, WebhookDelivery
from .signing import headers

PATIENCE = 5.0
# An address that failed n times in a row is left alone for 2^n seconds, so long at the most.
LONGEST_QUIET = timedelta(minutes=15)
# What a receiver answers who wants nothing more, ever.
GONE = 410


class NotDeliveredError(Exception):
    """Raised for a message that will be tried again; says what came back, which names nobody."""


def send(rows: Sequence[OutboxRow]) -> None:
    """Consume the topic `webhook`."""
    for row in rows:
        found = WebhookDelivery.objects.select_related("webhook").filter(pk=row.payload["delivery"]).first()
        if found and found.outcome in (Outcome.WAITING, Outcome.FAILED):
            _send(found)


def _send(delivery: WebhookDelivery) -> None:
    webhook, now = delivery.webhook, timezone.now()
    if not webhook.is_on:
        delivery.note(Outcome.STOPPED)
        return
    if webhook.quiet_until and now < webhook.quiet_until:
        raise NotDeliveredError("left alone for now")
    body = body_of(delivery)
    if body is None:
        delivery.note(Outcome.DROPPED)
        return
    _post(delivery, body)


def _post(delivery: WebhookDelivery, body: bytes) -> None:
    """Send and note; raises `NotDeliveredError` to be tried again, `PermanentError` when the address is refused."""
    webhook, now, began = delivery.webhook, timezone.now(), time.monotonic()
    try:
        status = outgoing.post(
            webhook.url, body, headers(webhook, str(delivery.pk), body, now), timeout=PATIENCE
        ).status
        error = ""
    except outgoing.OutgoingError as refusal:
        status, error = None, _kind_of(refusal)
    took = int((time.monotonic() - began) * 1000)
    facts = {"attempts": delivery.attempts + 1, "tried_at": now, "took_ms": took, "status": status, "error": error}
    if status is not None and 200 <= status < 300:
        delivery.note(Outcome.DELIVERED, **facts)
        Webhook.objects.filter(pk=webhook.pk).exclude(failures=0).update(failures=0, quiet_until=None)
        return
    delivery.note(Outcome.FAILED, **facts)
    _step_back(webhook, status)
    if error == "refused":
        raise PermanentError("the address is refused")
    raise NotDeliveredError(f"answered {status}" if status else error)


def _kind_of(refusal: outgoing.OutgoingError) -> str:
    """Return a word for the log: that the address may not be asked, or what went wrong."""
    if isinstance(refusal, outgoing.AddressRefusedError):
        return "refused"
    return type(refusal.__cause__ or refusal).__name__[:40]


def _step_back(webhook: Webhook, status: int | None) -> None:
    """Leave an address alone for a while; one that says it is gone is switched off."""
    quiet = min(timedelta(seconds=2 ** min(webhook.failures + 1, 10)), LONGEST_QUIET)
    changed = {"is_on": False} if status == GONE else {}
    Webhook.objects.filter(pk=webhook.pk).update(
        failures=F("failures") + 1, quiet_until=timezone.now() + quiet, **changed
    )
