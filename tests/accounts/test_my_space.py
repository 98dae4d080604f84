"""A member's own page."""

import re

import pytest

from accounts import space
from tests.accounts.factories import member, with_second_factor

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    client.force_login(member())
    return client


def test_somebody_new_is_told_where_to_start(signed_in):
    page = signed_in.get("/compte/").content.decode()
    assert "Camille" in page
    assert 'href="/demandes/"' in page
    assert 'href="/annuaire/"' in page


def test_what_waits_comes_first(signed_in, monkeypatch):
    cards = [
        space.Card(title="Ma page", text="En ligne.", url="/annuaire/", action="Voir"),
        space.Card(title="Une réponse", text="À lire.", url="/demandes/", action="Lire", waiting=True),
    ]
    monkeypatch.setattr(space, "_sources", [lambda _user: cards])
    page = signed_in.get("/compte/").content.decode()
    assert page.index("Une réponse") < page.rindex("Ma page")
    assert page.count("card-accent") == 1


def test_those_who_run_the_portal_find_its_administration(client):
    client.force_login(with_second_factor(member(is_staff=True, is_superuser=True)))
    assert 'href="/cms/"' in client.get("/compte/").content.decode()


def test_a_member_finds_no_door_that_is_shut(signed_in):
    assert 'href="/cms/"' not in signed_in.get("/compte/").content.decode()


def test_the_address_is_shown_to_its_owner_only(signed_in, client):
    assert "camille@exemple.invalid" in signed_in.get("/compte/email/").content.decode()
    assert "camille@exemple.invalid" not in signed_in.get("/compte/").content.decode()


def test_the_menu_begins_with_what_is_used_most(signed_in):
    page = signed_in.get("/compte/").content.decode()
    order = [
        "/compte/", "notifications/", "profil/", "disponibilite/", "demandes/", "propositions/", "messages/",
        "fils/", "etablissements/", "recherches/", "jetons/", "donnees/", "nom/",
    ]  # fmt: skip
    menu = re.search(r'<nav class="side.*?</nav>', page, re.DOTALL)[0]
    assert re.findall(r'href="/compte/([a-z]*/?)"', menu)[: len(order)] == ["", *order[1:]]


def test_few_queries(signed_in, django_assert_max_num_queries):
    with django_assert_max_num_queries(22):
        signed_in.get("/compte/")
