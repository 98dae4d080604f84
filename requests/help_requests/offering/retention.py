"""How long the words of offers are kept; that somebody helped, and when, stays: figures count it."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from portal import retention
from portal.retention import YEAR, Rule

from ..choices import OfferState, State
from ..models import Offer, OfferStep


def past_their_time(now: datetime) -> QuerySet[Offer]:
    """Return offers that still hold words a year after they were over, or after their request was."""
    before = now - YEAR
    closed = Q(
        help_request__periods__ended_at=None,
        help_request__periods__state__in=State.closed(),
        help_request__periods__started_at__lt=before,
    )
    late = OfferStep.objects.filter(at__gte=before).values("offer")
    over = Q(state__in=set(OfferState) - OfferState.standing()) & ~Q(pk__in=late)
    return Offer.objects.filter(over | closed).filter(~Q(message="") | ~Q(steps__comment="")).distinct()


def empty(offers: QuerySet[Offer]) -> int:
    """Forget what was written, and keep the dates."""
    keys = list(offers.values_list("pk", flat=True))
    OfferStep.objects.filter(offer__in=keys).update(comment="")
    return Offer.objects.filter(pk__in=keys).update(message="")


def register() -> None:
    """Add the rule to the table."""
    retention.register(
        Rule(
            "offer-words",
            _("Messages of offers of help"),
            _("1 year after the offer or its request ended"),
            _("to come back to what was agreed"),
            past_their_time,
            empty,
        )
    )
