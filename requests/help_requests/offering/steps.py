"""What the verbs of offers are made of: finding, beginning, moving an offer, giving it its place or its rank in line.

Called by `actions` alone, inside its transactions and under its locks; nothing here asks who may.
"""

from django.utils import timezone

from accounts.models import User
from directory.models import Volunteer
from directory.permissions import acts_for

from ..choices import OFFER_WAYS, OfferOrigin, OfferState
from ..models import HelpRequestPage, Need, Offer
from . import letters, places
from .refusals import OfferRefusedError, Refusal


def twin(help_request: HelpRequestPage, volunteer: Volunteer, key: str) -> Offer | None:
    """Return the standing offer between the two, or the one that this very form made."""
    between = Offer.objects.filter(help_request=help_request, volunteer=volunteer)
    return between.standing().first() or (between.filter(key=key).first() if key else None)


def begin(
    help_request: HelpRequestPage, volunteer: Volunteer, by: User, need: Need | None, origin: str, **said: object
) -> Offer:
    """Write an offer with its first step; `said` are its other fields."""
    offer = Offer.objects.create(
        help_request=help_request, volunteer=volunteer, by=by, need=need, origin=origin, **said
    )
    offer.steps.create(state=OfferState.PROPOSED, at=offer.created_at, by=by)
    return offer


def origin_of(by: User, help_request: HelpRequestPage) -> OfferOrigin:
    """Return for whom somebody proposes: the establishment that asks, or the coordination team."""
    asking = help_request.establishment
    is_asking = help_request.owner_id == by.pk or (asking is not None and acts_for(by, asking))
    return OfferOrigin.ESTABLISHMENT if is_asking else OfferOrigin.COORDINATION


def locked(offer: Offer) -> Offer:
    """Return the offer as it is once nobody else decides on its request."""
    help_request = places.lock(offer.help_request)
    offer = Offer.objects.select_related("volunteer__user", "volunteer__profile", "need").get(pk=offer.pk)
    offer.help_request = help_request
    return offer


def refuse_unless(offer: Offer, wanted: OfferState) -> None:
    """Let an offer go its ways only (`OFFER_WAYS`); raises `OfferRefusedError`."""
    if wanted not in OFFER_WAYS[OfferState(offer.state)]:
        raise OfferRefusedError(Refusal.ANSWERED)


def take(offer: Offer, *, by: User | None) -> Offer:
    """Give an offer its place, or put it on the waiting list when none is left."""
    if places.has_place(offer):
        move(offer, OfferState.ACCEPTED, by=by)
        places.fill(offer)
        letters.accepted(offer)
    elif not offer.is_waiting:
        offer.waiting_since = timezone.now()
        offer.save(update_fields=["waiting_since"])
        letters.waiting(offer)
    return offer


def move(offer: Offer, state: OfferState, *, by: User | None, reason: str = "", comment: str = "") -> None:
    """Date the state an offer comes to; what it waited for is past."""
    offer.state, offer.waiting_since = state, None
    offer.save(update_fields=["state", "waiting_since"])
    offer.steps.create(state=state, by=by, reason=reason, comment=comment)
