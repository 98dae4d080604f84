"""How a request ended and whom to reach for it: handed out with somebody's data, and gone with them."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts import privacy
from accounts.privacy import Person

from ..models import Outcome, RequestContact


def register() -> None:
    """Tell the registry, before the part that cuts authors off their requests."""
    models = ["help_requests.Outcome", "help_requests.RequestContact"]
    privacy.register("following", export=export, erase=erase, title=_("How my requests ended"), models=models)


def export(person: Person) -> Mapping[str, Any]:
    """Return what somebody said at the end of requests, the thanks they got, and where they are whom to reach."""
    said = Outcome.objects.filter(by=person.user).select_related("help_request") if person.user else []
    thanked = _thanks(person).select_related("help_request")
    return {
        "closed": [
            {"request": one.help_request.title, "text": one.text, "satisfaction": one.satisfaction, "at": one.at}
            for one in said
        ],
        "thanked": [{"request": one.help_request.title, "text": one.text, "at": one.at} for one in thanked],
        "contact_for": list(_contacts(person).values("help_request__title", "name", "phone", "email")),
    }


def erase(person: Person) -> None:
    """Forget whom to reach and what was said; that a request was solved, and how content people were, stays counted."""
    _contacts(person).delete()
    for outcome in _thanks(person):
        outcome.thanked.remove(*outcome.thanked.filter(user=person.user))
    if person.user:
        Outcome.objects.filter(by=person.user).update(by=None, text="")


def _contacts(person: Person) -> QuerySet[RequestContact]:
    """Return the rows that name this person: by an address of theirs, or for a request that is theirs alone."""
    theirs = person.reads("email")
    if person.user:
        theirs |= Q(help_request__owner=person.user, help_request__establishment=None)
        theirs |= Q(help_request__owner=person.user, name=person.user.get_full_name())
    return RequestContact.objects.filter(theirs)


def _thanks(person: Person) -> QuerySet[Outcome]:
    return Outcome.objects.filter(thanked__user=person.user) if person.user else Outcome.objects.none()
