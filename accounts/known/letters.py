"""Letters: those sent to a person, and their name in those that wait for others."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from portal.mail.models import Delivery
from portal.work.models import OutboxRow

from ..privacy import Person
from .naming import json_without_names, naming, take_out

MODELS = ["mail.Delivery", "work.OutboxRow"]


def export(person: Person) -> Mapping[str, Any]:
    """Return what was written to this person, without what the letters said: they were sent."""
    return {"letters": list(letters_to(person).values("subject", "queued_at", "sent_at"))}


def letters_to(person: Person) -> QuerySet[Delivery]:
    """Return the letters to this person, at any address they had."""
    return Delivery.objects.filter(person.reads("recipient"))


def erase(person: Person) -> None:
    """Delete the letters to this person, and take their name out of those to others."""
    to_them = list(letters_to(person).values_list("pk", flat=True))
    for row in OutboxRow.objects.filter(topic="mail").iterator():
        if row.payload.get("delivery") in to_them:
            row.delete()
    Delivery.objects.filter(pk__in=to_them).delete()
    take_out(person, Delivery.objects.all(), "subject")
    for row in naming(person, OutboxRow.objects.all(), text="last_error", data="payload"):
        payload = json_without_names(person, row.payload)
        OutboxRow.objects.filter(pk=row.pk).update(payload=payload, last_error="")
