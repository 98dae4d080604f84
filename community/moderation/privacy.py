"""What moderation knows of a person: handed out with the rest, erased with it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from accounts import privacy
from accounts.privacy import Person

from .models import Appeal, Decision, Flag, Remit, Sanction

MODELS = (
    "accounts.Suspension",
    "community.Appeal",
    "community.Decision",
    "community.Flag",
    "community.Opening",
    "community.Remit",
    "community.Sanction",
)


def register() -> None:
    """Tell the registry."""
    privacy.register("moderation", export=export, erase=erase, models=MODELS)


def flags_of(person: Person) -> QuerySet[Flag]:
    """Return what somebody flagged, signed in or by leaving an address."""
    return Flag.objects.filter(Q(by=person.user) if person.user else Q(email__iexact=person.email))


def export(person: Person) -> Mapping[str, Any]:
    """Return what somebody flagged, what was decided about them, and what they answered."""
    decisions = Decision.objects.filter(author=person.user) if person.user else Decision.objects.none()
    return {
        "flags": [
            {"at": flag.at.isoformat(), "reason": flag.reason, "text": flag.text, "state": flag.state}
            for flag in flags_of(person)
        ],
        "decisions": [
            {"at": row.at.isoformat(), "verdict": row.verdict, "reason": row.reason, "comment": row.comment}
            for row in decisions
        ],
        "appeals": [
            {"at": row.at.isoformat(), "text": row.text, "state": row.state}
            for row in Appeal.objects.filter(decision__in=decisions)
        ],
    }


def erase(person: Person) -> None:
    """Empty what names somebody or quotes them; that something was decided, and why, stays without them."""
    flags_of(person).update(by=None, email="", text="", sender="")
    if person.user is None:
        return
    about = Decision.objects.filter(author=person.user)
    Appeal.objects.filter(decision__in=about).update(text="")
    Sanction.objects.filter(user=person.user).delete()
    Remit.objects.filter(user=person.user).delete()
    person.user.suspensions.all().delete()
    about.update(comment="", author=None)
