"""The list of my requests: what waits first, what is over last, nothing of anybody else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from help_requests.actions import change_state
from help_requests.choices import State
from help_requests.models import Asking, Offer, Term
from tests.accounts.factories import member
from tests.directory.factories import VolunteerFactory
from tests.help_requests.factories import HelpRequestFactory
from tests.help_requests.team import team

pytestmark = pytest.mark.django_db


def mine(client, person) -> str:
    client.force_login(person)
    return client.get("/compte/demandes/").text


def under(shown: str, title: str) -> str:
    """What stands under a heading of the list."""
    return shown.partition(f">{title}</h2>")[2].partition("</section>")[0]


@pytest.fixture
def them():
    """Requests of one establishment in each state, one of them about to end."""
    them = team(title="Bientôt finie")
    Term.objects.update(expires_on=timezone.localdate() + timedelta(days=2))
    for title, state in {"Ouverte": State.OPEN, "Résolue hier": State.SOLVED, "Retirée": State.WITHDRAWN}.items():
        HelpRequestFactory(title=title, owner=them.author, establishment=them.house, state=state)
    HelpRequestFactory(title="Brouillon", owner=them.author, establishment=them.house, live=False)
    return them


def test_what_waits_stands_first(client, them):
    shown = mine(client, them.author)
    assert "Bientôt finie" in under(shown, "Ce qui vous attend")
    assert "est-elle toujours utile" in under(shown, "Ce qui vous attend")
    assert "Ouverte" in under(shown, "Demandes ouvertes")
    over = under(shown, "Demandes terminées")
    assert "Résolue hier" in over
    assert "Retirée" in over
    assert shown.index("Bientôt finie") < shown.index("Ouverte") < shown.index("Résolue hier")


def test_a_colleague_sees_them_without_the_drafts(client, them):
    shown = mine(client, them.colleague)
    assert "Ouverte" in shown
    assert "Brouillon" not in shown


def test_nobody_else_sees_anything(client, them):
    shown = mine(client, member("autre@exemple.invalid"))
    assert "Aucune demande pour le moment" in shown
    for title in ("Ouverte", "Brouillon", "Résolue hier"):
        assert title not in shown


def test_what_was_sent_back_leads_its_people_to_its_page(client):
    them = team(live=False)
    Asking.objects.create(help_request=them.page, key="begun")
    assert f'href="/demandes/nouvelle/{them.page.pk}/"' in mine(client, them.author)
    for state in (State.IN_REVIEW, State.DRAFT):
        change_state(them.page, state, by=them.author)
    for person in (them.author, them.colleague):
        assert f'href="/demandes/{them.page.slug}/"' in under(mine(client, person), "Ce qui vous attend")
        assert client.get(f"/demandes/{them.page.slug}/").status_code == 200
        space = client.get("/compte/").text
        assert "redevenue un brouillon" in space
        assert "personne d’autre ne le lit" not in space


def test_offers_to_answer_wait_with_a_link_to_them(client):
    them = team()
    Offer.objects.create(help_request=them.page, volunteer=VolunteerFactory(), origin="volunteer")
    shown = under(mine(client, them.colleague), "Ce qui vous attend")
    assert "1 proposition attend votre réponse" in shown
    assert f'href="/demandes/{them.page.slug}/propositions/"' in shown


def test_my_space_says_what_waits(client, them):
    client.force_login(them.author)
    shown = client.get("/compte/").text
    assert "est-elle toujours utile" in shown
    assert 'href="/compte/demandes/"' in shown


def test_the_number_of_queries_does_not_grow(client, them, django_assert_num_queries):
    client.force_login(them.author)
    client.get("/compte/demandes/")
    with django_assert_num_queries(QUERIES):
        client.get("/compte/demandes/")
    for _number in range(5):
        HelpRequestFactory(owner=them.author, establishment=them.house)
        HelpRequestFactory(owner=them.author, establishment=them.house, state=State.SOLVED)
    with django_assert_num_queries(QUERIES):
        client.get("/compte/demandes/")


# The session, the menus; requests with states, reviews and terms, once for what goes on and once for what is over.
QUERIES = 15
