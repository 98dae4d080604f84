"""Who may be proposed at all: what no score makes up for."""

from datetime import datetime

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Consent, Suspension
from accounts.proofs import Purpose
from directory.choices import AvailabilityStatus
from directory.models import Block, Membership, Solicitation, Volunteer
from help_requests.choices import DeclineReason, OfferState
from help_requests.models import HelpRequestPage, Offer, OfferStep


def eligible(help_request: HelpRequestPage, now: datetime) -> QuerySet[Volunteer]:
    """Return the volunteers who may be asked about this request at this moment, whatever they can do.

    Not: who is on a break, asked often enough this month, gone, suspended, not online, not to be written to; who asks,
    their colleagues, and whoever is blocked by one of them or blocks one; who offered already, declined or withdrew.
    """
    asking = people_asking(help_request)
    return (
        askable(now)
        .exclude(user__in=asking)
        .exclude(user__in=Block.objects.filter(blocked__in=asking).values("by"))
        .exclude(user__in=Block.objects.filter(by__in=asking).values("blocked"))
        .exclude(pk__in=answered().filter(help_request=help_request.pk).values("volunteer"))
    )


def askable(now: datetime) -> QuerySet[Volunteer]:
    """Return the volunteers who may be asked about anything at this moment."""
    agreed = Consent.objects.standing().filter(user=OuterRef("user"), purpose=Purpose.CONTACT_RELAY)
    back = Q(availability__status=AvailabilityStatus.PAUSED, availability__until__lte=timezone.localdate(now))
    there = Volunteer.objects.filter(
        back | Q(availability__status__in=(AvailabilityStatus.AVAILABLE, AvailabilityStatus.LIMITED)),
        Exists(agreed.order_by()),
        profile__live=True,
        user__is_active=True,
    )
    suspended = Suspension.objects.in_force(now).order_by().values("user")
    with_room = there.annotate(asked=asked("pk", now)).filter(asked__lt=F("availability__monthly_cap"))
    return with_room.exclude(user__in=suspended)


def people_asking(help_request: HelpRequestPage) -> list[int]:
    """Return who asks: the author, and who acts for the establishment. Few, so named rather than asked for each row."""
    members = Membership.objects.confirmed().filter(establishment=help_request.establishment_id)
    people = set(members.order_by().values_list("user", flat=True))
    return sorted(people | ({help_request.owner_id} if help_request.owner_id else set()))


def answered() -> QuerySet[Offer]:
    """Return the offers after which nobody is asked again: they stand, were declined, or their owner took them back.

    The end of a request is nobody's no (`offering.actions.expire`): open again, it looks for the same people.
    """
    steps = OfferStep.objects.filter(offer=OuterRef("pk")).order_by()
    took_back = steps.filter(state=OfferState.WITHDRAWN, by=OuterRef("volunteer__user"))
    ended = steps.filter(state=OfferState.DECLINED, by=None, reason=DeclineReason.FILLED)
    said_no = Q(state=OfferState.DECLINED) & ~Exists(ended)
    return Offer.objects.filter(Q(state__in=OfferState.standing()) | said_no | Exists(took_back)).order_by()


def asked(volunteer: str, now: datetime) -> Coalesce:
    """Return how often somebody was asked this month; `volunteer` is the way to their number."""
    this_month = Solicitation.objects.this_month(now).filter(volunteer=OuterRef(volunteer))
    counted = this_month.order_by().values("volunteer").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def last_asked(volunteer: str) -> Subquery:
    """Return when somebody was last asked."""
    return Subquery(Solicitation.objects.filter(volunteer=OuterRef(volunteer)).order_by("-at").values("at")[:1])
