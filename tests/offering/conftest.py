"""A request of an establishment, its manager, a volunteer."""

from datetime import date

import pytest

from help_requests.choices import HelpKind
from help_requests.models import HelpRequestPage, RequestContact
from tests.directory.factories import EstablishmentFactory
from tests.help_requests.factories import HelpRequestFactory, need
from tests.offering import people
from tests.offering.people import Side


@pytest.fixture
def asking(db):
    return EstablishmentFactory(name="EHPAD des Tilleuls")


@pytest.fixture
def manager(asking) -> Side:
    return people.manager(asking, first_name="Brune", last_name="Cigale")


@pytest.fixture
def request_page(asking, manager) -> HelpRequestPage:
    """Positions: two nurses, three days of December."""
    wanted = need(number=2, starts_on=date(2026, 12, 7), ends_on=date(2026, 12, 9))
    page = HelpRequestFactory(
        owner=manager.user, establishment=asking, title="Deux infirmières en renfort", kind=HelpKind.POSITIONS,
        needs=[wanted],
    )  # fmt: skip
    RequestContact.objects.create(
        help_request=page, name="Mme Lenoir", phone="01 23 45 67 89", email="lenoir@tilleuls.exemple"
    )
    return page


@pytest.fixture
def helper(db) -> Side:
    return people.volunteer(name="Alix", volunteer__phone="06 11 22 33 44")
