"""What a coordinator did, handed out and cut loose; what others noted about a person goes with that person's name."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts import privacy
from accounts.known.naming import naming
from accounts.privacy import Person

from .models import Handling, NeedImport, Note

HIDDEN = "[…]"


def register() -> None:
    """Tell the registry."""
    models = ["coordination.Handling", "coordination.Note", "coordination.NeedImport"]
    privacy.register("coordination", export=export, erase=erase, title=_("Coordination"), models=models)
    reason = "Which line of which agency’s list became which request: a reference, no person"
    privacy.excuse(reason, ["coordination.ImportedLine"])


def export(person: Person) -> Mapping[str, Any]:
    """Return what somebody noted and saw to, and the notes that name them."""
    handlings = Handling.objects.filter(coordinator=person.user) if person.user else Handling.objects.none()
    return {
        "seen_to": [
            {"request": row.help_request.title, "from": row.started_at, "to": row.ended_at}
            for row in handlings.select_related("help_request")
        ],
        "notes": [
            {"request": note.help_request.title, "text": note.text, "at": note.at}
            for note in (_written_by(person) | _naming(person)).select_related("help_request").order_by("at", "pk")
        ],
    }


def erase(person: Person) -> None:
    """Take the name out of others' notes; keep what was done about a request, without who did it."""
    for note in _naming(person):
        for name in person.names:
            note.text = note.text.replace(name, HIDDEN)
        note.save(update_fields=["text"])
    if person.user is None:
        return
    NeedImport.objects.filter(by=person.user).delete()
    Note.objects.filter(by=person.user).update(by=None)
    Handling.objects.filter(by=person.user).update(by=None)
    for handling in Handling.objects.current().filter(coordinator=person.user):
        handling.end()
    Handling.objects.filter(coordinator=person.user).update(coordinator=None)


def _written_by(person: Person) -> QuerySet[Note]:
    return Note.objects.filter(by=person.user) if person.user else Note.objects.none()


def _naming(person: Person) -> QuerySet[Note]:
    """Notes in which this person stands by their address or their whole name."""
    return naming(person, Note.objects.all(), text="text")
