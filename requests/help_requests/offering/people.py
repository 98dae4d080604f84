"""Who is told of offers on the side that asked, and by whom a volunteer is answered."""

from accounts.models import User
from directory.models import Membership

from ..choices import OfferOrigin
from ..models import HelpRequestPage, Offer
from ..permissions import may_manage


def askers(help_request: HelpRequestPage) -> list[User]:
    """Return who is told of offers: the author, and who manages the establishment; else every member of it.

    An author who has left the establishment left the request with it.
    """
    owner = help_request.owner
    people = [owner] if owner and may_manage(owner, help_request) else []
    members = Membership.objects.confirmed().filter(
        establishment=help_request.establishment_id, establishment__isnull=False, user__is_active=True
    )
    told = members.managers()
    if not people and not told.exists():
        told = members
    known = {person.pk for person in people}
    return people + [row.user for row in told.select_related("user").order_by("pk") if row.user_id not in known]


def side_of(offer: Offer) -> list[User]:
    """Return who is told on the other side than the volunteer's: the coordinator who proposed, too."""
    people = askers(offer.help_request)
    by = offer.by
    proposed = offer.origin == OfferOrigin.COORDINATION and by is not None and by.is_active
    return [*people, by] if proposed and by not in people else people  # type: ignore[list-item]


def answers_for(offer: Offer) -> User | None:
    """Return whom a volunteer writes to about an offer: whoever proposed, else whoever asked."""
    side = side_of(offer)
    began = [person for person in side if person.pk == offer.by_id]
    return next(iter(began or side), None)
