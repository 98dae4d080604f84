"""Who may be proposed at all: what no score makes up for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import In
from django.utils import timezone

from accounts.models import Consent, Suspension
from accounts.proofs import Purpose
from directory.choices import AvailabilityStatus
from directory.models import Block, Membership, Solicitation, Volunteer
from directory.models.contact import first_of_month
from help_requests.choices import DeclineReason, OfferState
from help_requests.models import HelpRequestPage, Offer, OfferStep
from portal.questions import Gap, Row, among, ask, gaps


@dataclass(frozen=True)
class Asking:
    """Who asks about what, and when: all that decides who may be asked."""

    help_request: int
    people: tuple[int, ...]
    now: datetime

    @property
    def values(self) -> dict[str, Any]:
        """What stands in the gaps of `eligible_for`; nobody has the number that stands for nobody."""
        return values_at(self.now) | {"help_request": self.help_request, "asking": self.people or (0,)}


def asking_about(help_request: HelpRequestPage, now: datetime) -> Asking:
    """Return who asks for help with a request at this moment."""
    return Asking(help_request.pk, tuple(people_asking(help_request)), now)


def eligible(help_request: HelpRequestPage, now: datetime) -> QuerySet[Volunteer]:
    """Return the volunteers who may be asked about this request at this moment, whatever they can do."""
    return eligible_for(asking_about(help_request, now))


def eligible_for(asking: Asking) -> QuerySet[Volunteer]:
    """Return the volunteers who may be asked.

    Not: who is on a break, asked often enough this month, gone, suspended, not online, not to be written to; who asks,
    their colleagues, and whoever is blocked by one of them or blocks one; who offered already, declined or withdrew.
    """
    given = asking.values
    about = Gap("help_request", given["help_request"])

    def one_of_them(field: str) -> In:
        return among(F(field), "asking", given["asking"])

    return (
        askable(asking.now)
        .exclude(one_of_them("user"))
        .exclude(user__in=Block.objects.filter(one_of_them("blocked")).values("by"))
        .exclude(user__in=Block.objects.filter(one_of_them("by")).values("blocked"))
        .exclude(pk__in=answered().filter(help_request=about).values("volunteer"))
    )


def values_at(now: datetime) -> dict[str, Any]:
    """Return what stands in the gaps of `askable`."""
    return {"now": now, "today": timezone.localdate(now), "month": first_of_month(now)}


def askable(now: datetime) -> QuerySet[Volunteer]:
    """Return the volunteers who may be asked about anything at this moment."""
    at = gaps(values_at(now))
    agreed = Consent.objects.standing().filter(user=OuterRef("user"), purpose=Purpose.CONTACT_RELAY)
    back = Q(availability__status=AvailabilityStatus.PAUSED, availability__until__lte=at["today"])
    there = Volunteer.objects.filter(
        back | Q(availability__status__in=(AvailabilityStatus.AVAILABLE, AvailabilityStatus.LIMITED)),
        Exists(agreed.order_by()),
        profile__live=True,
        user__is_active=True,
    )
    suspended = Suspension.objects.in_force(at["now"]).order_by().values("user")
    with_room = there.annotate(asked=asked("pk", now)).filter(asked__lt=F("availability__monthly_cap"))
    return with_room.exclude(user__in=suspended)


def people_asking(help_request: HelpRequestPage) -> list[int]:
    """Return who asks: the author, and who acts for the establishment. Few, so named rather than asked for each row."""
    given = {"establishment": help_request.establishment_id}
    people = {user for (user,) in ask("people asking", lambda: _members(**gaps(given)), given)}
    return sorted(people | ({help_request.owner_id} if help_request.owner_id else set()))


def _members(establishment: Gap) -> QuerySet[Membership, Row]:
    return Membership.objects.confirmed().filter(establishment=establishment).order_by().values_list("user")


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
    this_month = Solicitation.objects.filter(at__gte=gaps(values_at(now))["month"], volunteer=OuterRef(volunteer))
    counted = this_month.order_by().values("volunteer").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def last_asked(volunteer: str) -> Subquery:
    """Return when somebody was last asked."""
    return Subquery(Solicitation.objects.filter(volunteer=OuterRef(volunteer)).order_by("-at").values("at")[:1])
