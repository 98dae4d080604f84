"""What somebody overrode while asking, and what they never sent: handed out with their data, and gone with them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import privacy
from accounts.privacy import Person

from ..models import HelpRequestPage, KeptFinding
from .drafts import drafts_of


def register() -> None:
    """Tell the registry, before the part that cuts authors off their requests."""
    models = ["help_requests.KeptFinding"]
    privacy.register("asking", export=export, erase=erase, title=_("Requests being written"), models=models)


def export(person: Person) -> Mapping[str, Any]:
    """Return the alarms somebody overrode; drafts are handed out with the requests."""
    kept = KeptFinding.objects.filter(by=person.user).select_related("help_request") if person.user else []
    return {
        "alarms_overridden": [
            {"request": row.help_request.draft_title, "kind": row.get_kind_display(), "at": row.at} for row in kept
        ]
    }


def erase(person: Person) -> None:
    """Delete what was never sent, whatever establishment it was for; nobody else has read it."""
    if person.user is None:
        return
    for draft in drafts_of(person.user):
        HelpRequestPage.objects.get(pk=draft.pk).delete()
    KeptFinding.objects.filter(by=person.user).update(by=None)
