"""Requests, offers and places that contradict each other."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q, Sum

from portal.integrity import Check

from .choices import OfferState
from .models import Assignment, HelpRequestPage, Need, Offer, StatePeriod


def stateless() -> Iterator[str]:
    """Published requests without a state that holds: no list would show them."""
    holding = StatePeriod.objects.current().filter(help_request=OuterRef("pk"))
    for page in HelpRequestPage.objects.live().exclude(Exists(holding)):
        yield f"request {page.slug} has no state"


def unassigned() -> Iterator[str]:
    """Accepted offers that made no assignment, and assignments of offers that nobody accepted."""
    for offer in Offer.objects.accepted().filter(assignment=None):
        yield f"offer {offer} was accepted and is no assignment"
    open_ones = Assignment.objects.filter(ended_at=None).exclude(offer__state=OfferState.ACCEPTED)
    for assignment in open_ones:
        yield f"assignment {assignment} holds without an accepted offer"


def crowded() -> Iterator[str]:
    """Needs with more people than places."""
    taken = Sum("fillings__number", filter=Q(fillings__ended_at=None))
    for need in Need.objects.annotate(taken=taken).filter(taken__gt=F("number")):
        yield f"need #{need.pk} has {need.taken} people for {need.number} places"


CHECKS = (
    Check("requests-stateless", "published requests without a state", stateless),
    Check("offers-unassigned", "assignments without offer, accepted offers without assignment", unassigned),
    Check("needs-crowded", "more people than places", crowded),
)
