"""What a volunteer says on the telephone is what they would have clicked: their yes, or their no with its reason."""

from accounts.models import User
from directory.models import Volunteer
from directory.permissions import coordinates
from help_requests.choices import OfferOrigin, OfferState
from help_requests.models import HelpRequestPage, Offer
from help_requests.offering import actions, places
from help_requests.offering.actions import OfferRefusedError
from help_requests.offering.refusals import Refusal


def agreed(help_request: HelpRequestPage, *, volunteer: Volunteer, by: User) -> Offer:
    """Accept the offer that somebody made by word of mouth; they get the letter that says so.

    Raises `OfferRefusedError`.
    """
    if volunteer.user is None:
        raise OfferRefusedError(Refusal.UNREACHABLE)
    offer = actions.offer_help(help_request, volunteer=volunteer, by=volunteer.user)
    waits_for_us = offer.is_by_volunteer and offer.state == OfferState.PROPOSED
    return actions.accept(offer, by=by) if waits_for_us else offer


def refused(help_request: HelpRequestPage, *, volunteer: Volunteer, by: User, reason: str) -> Offer:
    """Note a no, so that nobody asks again: of a proposal that waits, or of the question put by telephone."""
    help_request = places.lock(help_request)
    standing = Offer.objects.standing().filter(help_request=help_request, volunteer=volunteer).first()
    if standing is None:
        return _declined(help_request, volunteer, by, reason)
    if volunteer.user is None:
        return standing
    if standing.is_by_volunteer or standing.state == OfferState.ACCEPTED:
        return actions.withdraw(standing, by=volunteer.user, reason=reason)
    return actions.decline(standing, by=volunteer.user, reason=reason)


def _declined(help_request: HelpRequestPage, volunteer: Volunteer, by: User, reason: str) -> Offer:
    origin = OfferOrigin.COORDINATION if coordinates(by) else OfferOrigin.ESTABLISHMENT
    offer = Offer.objects.create(
        help_request=help_request, volunteer=volunteer, by=by, origin=origin, state=OfferState.DECLINED
    )
    offer.steps.create(state=OfferState.PROPOSED, at=offer.created_at, by=by)
    offer.steps.create(state=OfferState.DECLINED, by=volunteer.user, reason=reason)
    return offer
