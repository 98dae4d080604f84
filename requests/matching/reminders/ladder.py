"""Looking for silences, and taking each step once, whatever the number of workers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from help_requests.choices import OfferOrigin, Urgency
from help_requests.models import HelpRequestPage, Offer

from ..waves.numbers import by_day
from . import telling
from .models import Reminder
from .steps import ASKERS_AFTER, COORDINATORS_AFTER, MOST_DUE, PROPOSER_AFTER, STALE, VOLUNTEER_AFTER, Ladder, Step


@dataclass(frozen=True)
class Rung:
    """A step: after how long, of offers or of proposals, after which other step, and what is told."""

    step: Step
    after: Ladder
    of_offers: bool
    tell: Callable[[Offer], None]
    below: "Rung | None" = None


VOLUNTEER = Rung(Step.VOLUNTEER, VOLUNTEER_AFTER, of_offers=False, tell=telling.volunteer)
ASKERS = Rung(Step.ASKERS, ASKERS_AFTER, of_offers=True, tell=telling.askers)
LADDER = (
    VOLUNTEER,
    Rung(Step.PROPOSER, PROPOSER_AFTER, of_offers=False, tell=telling.proposer, below=VOLUNTEER),
    ASKERS,
    Rung(Step.COORDINATORS, COORDINATORS_AFTER, of_offers=True, tell=telling.coordinators, below=ASKERS),
)


def remind_due(now: datetime | None = None) -> None:
    """Take every step that is due; what isn't critical waits for the morning."""
    now = now or timezone.now()
    for rung in LADDER:
        for pk in due(rung, now).values_list("pk", flat=True)[:MOST_DUE]:
            climb(rung, pk, now)


@transaction.atomic
def climb(rung: Rung, offer_pk: int, now: datetime) -> None:
    """Take a step for an offer, unless that was done or somebody has answered meanwhile."""
    offer = Offer.objects.select_for_update().undecided().filter(pk=offer_pk, waiting_since=None).first()
    if offer is None:
        return
    _row, is_new = Reminder.objects.get_or_create(offer=offer, step=rung.step, defaults={"at": now})
    if is_new:
        rung.tell(offer)


def due(rung: Rung, now: datetime) -> QuerySet[Offer]:
    """Return the offers, or proposals, for which a step has to be taken, the longest silence first."""
    begun = Q(origin__in=OfferOrigin.by_volunteer())
    silent = Offer.objects.undecided().filter(
        begun if rung.of_offers else ~begun,
        waiting_since=None,
        created_at__gt=now - STALE,
        help_request__in=HelpRequestPage.objects.live().taking_answers(),
    )
    late = Q(pk__in=())
    for urgency in rung.after:
        if urgency == Urgency.CRITICAL or by_day(now) == now:
            late |= _late(rung, urgency, now)
    done = Reminder.objects.filter(offer=OuterRef("pk"), step=rung.step)
    return silent.filter(late, ~Exists(done)).order_by("created_at", "pk")


def _late(rung: Rung, urgency: str, now: datetime) -> Q:
    """Return the condition that a step is due; whoever was reminded has the time between two steps to answer."""
    late = Q(help_request__urgency=urgency, created_at__lte=now - rung.after[urgency])
    if rung.below is None:
        return late
    between = rung.after[urgency] - rung.below.after[urgency]
    reminded = Reminder.objects.filter(offer=OuterRef("pk"), step=rung.below.step, at__lte=now - between)
    return late & Q(Exists(reminded))


def silent_offers() -> QuerySet[Offer]:
    """Return the offers by volunteers that wait although those who asked were reminded: the coordinators' to see to."""
    told = Reminder.objects.filter(offer=OuterRef("pk"), step=Step.COORDINATORS)
    return Offer.objects.undecided().filter(Exists(told)).order_by("created_at", "pk")
