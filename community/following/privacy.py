"""What somebody follows: handed out with their data, deleted with them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import privacy
from accounts.privacy import Person

from .models import Follow


def register() -> None:
    """Tell the registry."""
    privacy.register(
        "followed", export=export, erase=erase, title=_("Discussions followed"), models=["community.Follow"]
    )


def export(person: Person) -> Mapping[str, Any]:
    """Return what somebody follows, why, and how often they want to hear of it."""
    rows = Follow.objects.filter(user=person.user).select_related("thread__help_request") if person.user else []
    return {
        "follows": [
            {"thread": str(row.thread), "cause": row.cause, "frequency": row.frequency, "since": row.since}
            for row in rows
        ]
    }


def erase(person: Person) -> None:
    """Delete them."""
    if person.user:
        Follow.objects.filter(user=person.user).delete()
