"""Somebody who may be written to, and somebody who may write."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts import consent
from accounts.consent import Purpose
from directory.models import Establishment, VolunteerProfilePage
from tests.contact.people import Writer
from tests.directory.factories import EstablishmentFactory, MembershipFactory, ProfilePageFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(db: None) -> VolunteerProfilePage:
    """A volunteer who agreed to be written to and to show a number."""
    user = UserFactory(first_name="Alix", last_name="Mésange", email="alix.mesange@exemple.invalid")
    page = ProfilePageFactory(
        volunteer__user=user,
        volunteer__phone="0612345678",
        volunteer__visibility={"phone": "verified_establishments"},
    )
    consent.give(user, Purpose.CONTACT_RELAY)
    consent.give(user, Purpose.SHOW_PHONE)
    return page


@pytest.fixture
def establishment(db: None) -> Establishment:
    return EstablishmentFactory(name="EHPAD des Tilleuls", verified_at=timezone.now())


@pytest.fixture
def writer(establishment: Establishment) -> Writer:
    """A member of a verified establishment, signed in."""
    user = UserFactory(first_name="Brune", last_name="Cigale", email="brune.cigale@exemple.invalid")
    MembershipFactory(user=user, establishment=establishment)
    return Writer(user, signed_in(user))


@pytest.fixture
def owner(page: VolunteerProfilePage) -> Writer:
    """The volunteer, signed in."""
    return Writer(page.volunteer.user, signed_in(page.volunteer.user))


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(user)
    return client
