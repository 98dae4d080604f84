"""A published request whose asker follows, and a volunteer who answers."""

import pytest

from accounts.models import User
from help_requests.models import HelpRequestPage
from tests.directory.factories import MembershipFactory, ProfilePageFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory


@pytest.fixture
def asker(db: None) -> User:
    return UserFactory(first_name="Brune", last_name="Cigale", email="brune.cigale@exemple.invalid")


@pytest.fixture
def page(asker: User) -> HelpRequestPage:
    """A request of an establishment whose member asks."""
    page = HelpRequestFactory(owner=asker)
    MembershipFactory(user=asker, establishment=page.establishment)
    return page


@pytest.fixture
def volunteer(db: None) -> User:
    return ProfilePageFactory(volunteer__user__email="alix.mesange@exemple.invalid").owner
