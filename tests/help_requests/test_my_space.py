"""What my space says of somebody's own page and requests, and never of others'."""

import pytest

from help_requests.choices import State
from tests.directory.factories import MembershipFactory, ProfilePageFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db


def my_space(client, user) -> str:
    client.force_login(user)
    return client.get("/compte/").content.decode()


def test_a_volunteer_finds_their_page(client):
    profile = ProfilePageFactory()
    shown = my_space(client, profile.owner)
    assert 'href="/compte/profil/"' in shown
    assert "Tout le monde voit votre page telle que vous l’avez écrite." in shown
    assert "Disponible par téléphone." in shown
    assert "Tout le monde voit votre page" not in my_space(client, UserFactory())


def test_a_member_finds_the_requests_of_the_establishment_and_their_state(client):
    page = HelpRequestFactory(state=State.SOLVED)
    draft = HelpRequestFactory(establishment=page.establishment, live=False)
    shown = my_space(client, MembershipFactory(establishment=page.establishment).user)
    assert f"{page.establishment}\u202f: Résolue." in shown
    assert draft.title not in shown
    assert page.title not in my_space(
        client, MembershipFactory(establishment=page.establishment, confirmed_at=None).user
    )
    assert draft.title in my_space(client, draft.owner)
