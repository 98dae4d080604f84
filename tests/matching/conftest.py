"""An establishment in Lyon that asks for advice, and volunteers who could give it."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts import consent
from accounts.consent import Purpose
from help_requests.models import HelpRequestPage
from tests.directory.factories import MembershipFactory
from tests.matching.people import Someone
from tests.matching.stage import country, request_of, volunteer_of
from tests.matching.world import Asks, Person


@pytest.fixture
def page(db: None) -> HelpRequestPage:
    """A request about telework of a verified establishment."""
    country()
    page = request_of(Asks(themes=["teletravail"]))
    page.establishment.verified_at = timezone.now()
    page.establishment.save()
    return HelpRequestPage.objects.get(pk=page.pk)


@pytest.fixture
def member(page: HelpRequestPage) -> Someone:
    """Somebody who acts for the establishment, signed in."""
    user = MembershipFactory(establishment=page.establishment, user__first_name="Brune", user__last_name="Cigale").user
    client = Client()
    client.force_login(user)
    return Someone(user, client)


@pytest.fixture
def volunteer(page: HelpRequestPage) -> Someone:
    """Alix, who knows telework, and shows a number to verified establishments."""
    made = volunteer_of("Alix", Person(themes={"teletravail": "expert"}))
    made.phone, made.visibility = "0612345678", {"phone": "verified_establishments"}
    made.save()
    made.availability.confirmed_at = timezone.now()
    made.availability.save()
    consent.give(made.user, Purpose.SHOW_PHONE)
    client = Client()
    client.force_login(made.user)
    return Someone(made.user, client)
