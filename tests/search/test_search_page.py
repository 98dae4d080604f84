"""The page `/recherche/`: one search over people and requests."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.work import worker
from search import indexing
from tests.directory.factories import ProfilePageFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def page(engine, db, client):
    """Ask the page after the worker has done what is due."""
    indexing.rebuild()

    def get(**parameters):
        worker.drain()
        response = client.get("/recherche/", parameters)
        assert response.status_code == 200
        return response

    return get


@pytest.fixture
def both(db):
    theme = ThemeFactory()
    ProfilePageFactory(title="Alix Exemple", themes=[theme])
    HelpRequestFactory(title="Équiper les secrétariats", themes=[theme])


def test_it_shows_people_and_requests_with_counts(page, both):
    response = page(q="télétravail")
    assert [(tab.label, tab.count) for tab in response.context["tabs"]] == [
        ("Tout", 2),
        ("Personnes", 1),
        ("Demandes d’aide", 1),
        ("Discussions", 0),
        ("Outils", 0),
    ]
    text = response.content.decode()
    assert "Alix Exemple" in text
    assert "Équiper les secrétariats" in text


def test_one_kind_alone_keeps_the_counts_of_the_others(page, both):
    response = page(q="télétravail", nature="demande")
    assert [item.kind for item in response.context["cards"]] == ["request"]
    assert [(tab.count, tab.current) for tab in response.context["tabs"]] == [
        (2, False),
        (1, False),
        (1, True),
        (0, False),
        (0, False),
    ]


def test_nothing_found_leads_on(page, both):
    response = page(q="introuvable")
    assert "Demander de l’aide" in response.content.decode()
    assert response.context["ways_on"].themes


def test_what_was_typed_is_never_markup(page, both):
    ProfilePageFactory(title="Basile", presentation=f"{HOSTILE} télétravail {HOSTILE}")
    for typed in (HOSTILE, "télétravail", f'"{HOSTILE}'):
        assert HOSTILE not in page(q=typed).content.decode()


def test_anybody_may_search_and_gets_no_cookie(page, both):
    response = page(q="pca")
    assert not response.cookies


def test_the_number_of_queries_does_not_grow(page, both, django_assert_num_queries):
    page(q="télétravail")
    with CaptureQueriesContext(connection) as few:
        page(q="télétravail")
    number_of_queries = len(few)
    for number in range(8):
        ProfilePageFactory(title=f"Personne {number}", themes=[ThemeFactory()])
    worker.drain()
    page(q="télétravail")
    with django_assert_num_queries(number_of_queries):
        page(q="télétravail")


def test_without_an_index_the_page_says_so_and_answers(engine, db, client, both):
    response = client.get("/recherche/", {"q": "secrétariats"})
    assert response.status_code == 200
    assert [item.card.title for item in response.context["cards"]] == ["Équiper les secrétariats"]
    assert [tab.count for tab in response.context["tabs"]] == [None] * 5
    assert client.get("/sante/pret/").json()["parts"]["search"] == "degraded"
