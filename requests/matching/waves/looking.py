"""Whether a request still looks for somebody, and whom to tell next."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import translation

from accounts.notices import preferences
from directory.models import Volunteer
from help_requests.choices import State
from help_requests.models import HelpRequestPage, Offer

from ..candidates import Candidate, candidates_for
from .kind import WAVE
from .models import WaveNotice
from .numbers import PEOPLE


def still_looks(help_request: HelpRequestPage) -> bool:
    """Whether people are to be told: it is online, takes answers, and a place is free or nobody helps yet."""
    if not help_request.live or not help_request.is_taking_answers:
        return False
    needs = list(help_request.needs.prefetch_related("fillings"))
    return any(need.places_left for need in needs) if needs else help_request.state == State.OPEN


def reachable(help_request: HelpRequestPage, now: datetime) -> QuerySet[Volunteer]:
    """Return the volunteers who may be told of a request: wanted, not told yet, not too often, and said nothing yet.

    People of a data set have no confirmed address: they never take the place of somebody who can answer.
    """
    confirmed = EmailAddress.objects.filter(user=OuterRef("user"), verified=True, primary=True)
    refusing = preferences.refusing(WAVE).filter(user=OuterRef("user"))
    return (
        Volunteer.objects.filter(Exists(confirmed), ~Exists(refusing), user__is_active=True)
        .exclude(pk__in=WaveNotice.objects.filter(wave__help_request=help_request).values("volunteer"))
        .exclude(pk__in=Offer.objects.filter(help_request=help_request).order_by().values("volunteer"))
        .exclude(pk__in=WaveNotice.objects.tired(now))
    )


def whom_to_tell(help_request: HelpRequestPage, now: datetime) -> list[Candidate]:
    """Return twice as many as a wave has, best first: some may be told of another request meanwhile.

    The reasons are in the portal's language.
    """
    with translation.override(settings.LANGUAGE_CODE):
        return candidates_for(help_request, limit=2 * PEOPLE, now=now, among=reachable(help_request, now))
