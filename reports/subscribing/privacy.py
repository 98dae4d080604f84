"""What subscribing knows of a person: an address and what is sent to it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import privacy
from accounts.privacy import Person

from . import actions
from .models import Subscription


def export(person: Person) -> dict[str, Any]:
    """Return the subscriptions of a person."""
    rows = Subscription.objects.filter(person.reads("email"))
    return {"subscriptions": list(rows.values("email", "language", "weekly", "daily", "asked_at", "confirmed_at"))}


def erase(person: Person) -> None:
    """Forget the addresses, with the letters that wait for them."""
    for pk in Subscription.objects.filter(person.reads("email")).values_list("pk", flat=True):
        actions.stop(pk)


def register() -> None:
    """Tell the registry."""
    privacy.register(
        "subscriptions", export=export, erase=erase, title=_("Reports by mail"), models=["reports.Subscription"]
    )
