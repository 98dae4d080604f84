"""What somebody offered or was asked: handed out with their data; who leaves takes standing offers back."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import privacy
from accounts.models import User
from accounts.privacy import Person

from ..models import CalendarFeed, FirstCome, Offer, OfferStep
from . import actions, letters

MODELS = [
    "help_requests.Assignment",
    "help_requests.CalendarFeed",
    "help_requests.FirstCome",
    "help_requests.Offer",
    "help_requests.OfferStep",
]


def register() -> None:
    """Tell the registry."""
    privacy.register("offers", export=export, erase=erase, title=_("Offers of help"), models=MODELS)


def export(person: Person) -> Mapping[str, Any]:
    """Return somebody's offers, what they were asked and what they asked; words of others are left out."""
    if person.user is None:
        return {}
    mine = Offer.objects.filter(Q(volunteer__user=person.user) | Q(by=person.user))
    return {"offers": [_offer(offer, person.user) for offer in mine.select_related("help_request", "need")]}


def _offer(offer: Offer, user: User) -> Mapping[str, Any]:
    is_author = offer.by_id == user.pk
    return {
        "request": offer.help_request.title,
        "need": offer.need.label if offer.need else "",
        "origin": offer.origin,
        "message": offer.message if is_author else "",
        "starts_on": offer.starts_on,
        "ends_on": offer.ends_on,
        "state": offer.state,
        "waiting_since": offer.waiting_since,
        "reach": offer.reach,
        "steps": [
            {"state": step.state, "at": step.at, "reason": step.reason, "comment": step.comment}
            for step in offer.steps.filter(by=user)
        ],
    }


def erase(person: Person) -> None:
    """Take back what stands, empty what was written, and leave dated rows that name nobody: places were filled."""
    if person.user is None:
        return
    theirs = Offer.objects.filter(volunteer__user=person.user)
    for offer in theirs.standing().order_by("help_request"):
        letters.unsend(offer)
        actions.withdraw(offer, by=None)
    theirs.update(message="", key="", reach=[])
    Offer.objects.filter(by=person.user).update(message="", by=None)
    OfferStep.objects.filter(by=person.user).update(comment="", by=None)
    FirstCome.objects.filter(by=person.user).update(by=None)
    CalendarFeed.objects.filter(volunteer__user=person.user).delete()
