"""Sending: a letter is written with the change it tells of, and leaves once that change is committed."""

import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.utils import timezone

from portal.work import outbox
from portal.work.models import OutboxRow

from .models import Delivery


@dataclass(frozen=True)
class Letter:
    """What `queue` takes, for many letters at once; each has its `key`."""

    to: str
    subject: str
    text: str
    key: str
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def content(self) -> dict[str, Any]:
        """What waits in the outbox until it is sent."""
        return {"text": self.text, "html": self.html, "headers": dict(self.headers)}


@transaction.atomic
def queue(
    *, to: str, subject: str, text: str, html: str = "", key: str = "", headers: Mapping[str, str] | None = None
) -> None:
    """Have one letter sent to one person; a letter whose `key` was used already is not sent again.

    `headers` are further lines of its head, such as `List-Unsubscribe`.
    """
    letter = Letter(to, subject, text, key or uuid.uuid4().hex, html, headers or {})
    delivery, created = Delivery.objects.get_or_create(
        key=letter.key, defaults={"recipient": to, "subject": one_line(subject)}
    )
    if created:
        outbox.put("mail", delivery=delivery.pk, **letter.content)


@transaction.atomic
def queue_all(letters: Sequence[Letter]) -> None:
    """Have many letters sent, in few statements; those whose key was used already are left out.

    Two who queue the same letters at once can't both: one of them fails, and is tried again by whoever called it.
    """
    known = set(Delivery.objects.filter(key__in=[one.key for one in letters]).values_list("key", flat=True))
    fresh = [one for one in letters if one.key not in known]
    rows = [Delivery(key=one.key, recipient=one.to, subject=one_line(one.subject)) for one in fresh]
    deliveries = Delivery.objects.bulk_create(rows)
    pairs = zip(deliveries, fresh, strict=True)
    outbox.put_many("mail", [{"delivery": delivery.pk, **letter.content} for delivery, letter in pairs])


def one_line(subject: str) -> str:
    """Return a subject as it is kept. Of white space, only what breaks lines goes: French has no-break spaces."""
    return re.sub(r"[ \t\r\n\f\v\x85\u2028\u2029]+", " ", subject).strip()[:200]


@transaction.atomic
def withdraw(keys: Iterable[str]) -> None:
    """Take letters back that were not sent yet, by the keys they were queued with."""
    waiting = list(Delivery.objects.filter(key__in=list(keys), sent_at=None).values_list("pk", flat=True))
    OutboxRow.objects.filter(topic="mail", payload__delivery__in=waiting).delete()
    Delivery.objects.filter(pk__in=waiting).delete()


def deliver(rows: Sequence[OutboxRow]) -> None:
    """Consume the topic `mail`: send each letter that was not sent yet, all through one connection.

    What was sent is noted letter by letter: when one fails, those before it aren't sent again.
    """
    with get_connection() as connection:
        for row in rows:
            delivery = Delivery.objects.filter(pk=row.payload["delivery"], sent_at=None).first()
            if delivery:
                letter = {name: row.payload[name] for name in ("text", "html")}
                message = compose(delivery, **letter, headers=row.payload.get("headers", {}))
                connection.send_messages([message])
                Delivery.objects.filter(pk=delivery.pk).update(sent_at=timezone.now())


def compose(delivery: Delivery, *, text: str, html: str, headers: Mapping[str, str]) -> EmailMultiAlternatives:
    """Return the message, with an id that is the same however often it is tried."""
    domain = settings.SITE_URL.partition("://")[2].partition(":")[0]
    message = EmailMultiAlternatives(
        subject=delivery.subject,
        body=text,
        to=[delivery.recipient],
        headers={**headers, "Message-ID": f"<{delivery.key}@{domain}>", "Auto-Submitted": "auto-generated"},
    )
    if html:
        message.attach_alternative(html, "text/html")
    return message
