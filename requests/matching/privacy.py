"""Calls somebody made or was made to: handed out with their data; the dated row stays without them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import privacy
from accounts.known.naming import take_out
from accounts.privacy import Person

from .models import Call


def register() -> None:
    """Tell the registry."""
    privacy.register("matching", export=export, erase=erase, title=_("Calls"), models=["matching.Call"])


def export(person: Person) -> Mapping[str, Any]:
    """Return the calls somebody made, and those that were made to them: the caller's own notes stay the caller's."""
    if person.user is None:
        return {}
    received = Call.objects.filter(volunteer__user=person.user).select_related("help_request")
    made = Call.objects.filter(by=person.user).select_related("help_request")
    return {
        "calls_received": [{"request": call.help_request.title, "at": call.at} for call in received],
        "calls_made": [
            {
                "request": call.help_request.title,
                "at": call.at,
                "outcome": call.outcome,
                "minutes": call.minutes,
                "next_step": call.next_step,
                "next_on": call.next_on,
            }
            for call in made
        ],
    }


def erase(person: Person) -> None:
    """Keep when a call was made and what it came to; cut off who made it, and what was noted of this person."""
    take_out(person, Call.objects.all(), "next_step")
    if person.user is None:
        return
    Call.objects.filter(volunteer__user=person.user).update(next_step="")
    Call.objects.filter(by=person.user).update(by=None, next_step="")
