"""Notices as data of a person: theirs are handed out and deleted, their name goes from those of others."""

from collections.abc import Mapping
from typing import Any

from ..known.naming import take_out
from ..privacy import Person
from .models import Notification, Preference

MODELS = ["accounts.Notification", "accounts.Preference"]
# Where a notice may name somebody.
NAMING = ("title", "text", "actor")


def export(person: Person) -> Mapping[str, Any]:
    """Return what somebody was told, and how often they want to be."""
    if person.user is None:
        return {}
    told = Notification.objects.filter(user=person.user)
    chosen = Preference.objects.filter(user=person.user)
    return {
        "notifications": list(told.values("kind", "title", "text", "actor", "created_at", "read_at", "mailed_at")),
        "preferences": list(chosen.values("kind", "frequency")),
    }


def erase(person: Person) -> None:
    """Delete theirs; others were told by a former member."""
    if person.user:
        Notification.objects.filter(user=person.user).delete()
        Preference.objects.filter(user=person.user).delete()
    for field in NAMING:
        take_out(person, Notification.objects.all(), field)
