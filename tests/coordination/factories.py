"""Coordinators at the front door, and requests in every basket."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from coordination.models import Handling
from help_requests.choices import OfferOrigin, OfferState, State
from help_requests.models import HelpRequestPage, Offer, StatePeriod, Term
from tests.cms.factories import staff
from tests.conftest import StrictClient
from tests.directory.factories import VolunteerFactory
from tests.help_requests.factories import HelpRequestFactory


def coordinator(**fields: object) -> User:
    return staff(Role.COORDINATOR, **fields)


def signed_in(person: User) -> Client:
    client = StrictClient()
    client.force_login(person)
    return client


def asked(*, hours: float = 1, state: State = State.OPEN, expires_in: int | None = None, **fields) -> HelpRequestPage:
    """Return a published request that has been in its state for so many hours."""
    page = HelpRequestFactory(state=state, **fields)
    StatePeriod.objects.filter(help_request=page, ended_at=None).update(
        started_at=timezone.now() - timedelta(hours=hours)
    )
    if expires_in is not None:
        ends = timezone.localdate() + timedelta(days=expires_in)
        Term.objects.update_or_create(help_request=page, defaults={"expires_on": ends})
    return page


def offered(page: HelpRequestPage, state: OfferState = OfferState.PROPOSED, **fields) -> Offer:
    fields = {"origin": OfferOrigin.COORDINATION, "volunteer": VolunteerFactory()} | fields
    return Offer.objects.create(help_request=page, state=state, **fields)


def handled(page: HelpRequestPage, by: User) -> Handling:
    return Handling.objects.create(help_request=page, coordinator=by, by=by)
