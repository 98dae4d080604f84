"""Editors put a page above the hits of a search; readers see it and whose advice it is."""

import pytest
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from accounts.roles import Role
from home.models import HomePage, StandardPage
from search import indexing
from tests.cms.factories import staff


@pytest.fixture
def page(engine, db):
    indexing.rebuild()
    page = StandardPage(title="Ouvrir le télétravail", slug="ouvrir")
    HomePage.objects.get().add_child(instance=page)
    return page


def promote(text, **fields):
    return SearchPromotion.objects.create(query=Query.get(text), **fields)


def advised(client, text, path="/recherche/", **parameters):
    response = client.get(path, {"q": text, **parameters})
    assert ("Conseillé par la rédaction" in response.content.decode()) is bool(response.context["promoted"])
    return [one.title for one in response.context["promoted"]]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("charte télétravail", True), ("TELETRAVAIL chartes", True), ("télétravail", False), ("", False)],
)
def test_it_is_shown_for_these_words_in_any_form(client, page, typed, shown):
    promote("charte télétravail", page=page, description="Pas à pas")
    assert advised(client, typed) == (["Ouvrir le télétravail"] if shown else [])


@pytest.mark.parametrize("path", ["/recherche/", "/annuaire/", "/demandes/"])
def test_it_is_shown_wherever_the_words_are_searched(client, page, path):
    promote("pca", page=page)
    assert advised(client, "pca", path) == ["Ouvrir le télétravail"]
    assert advised(client, "", path) == []


def test_a_page_that_was_withdrawn_is_not(client, page):
    promote("pca", page=page)
    promote("pca", external_link_url="https://exemple.invalid/", external_link_text="Un guide <b>")
    assert advised(client, "pca") == ["Ouvrir le télétravail", "Un guide <b>"]
    page.unpublish()
    assert advised(client, "pca") == ["Un guide <b>"]
    assert "Un guide &lt;b&gt;" in client.get("/recherche/", {"q": "pca"}).content.decode()


@pytest.mark.parametrize(("role", "may"), [(Role.EDITOR, True), (Role.ADMINISTRATOR, True), (Role.MODERATOR, False)])
def test_who_promotes(client, page, role, may):
    client.force_login(staff(role))
    client.post(
        "/cms/searchpicks/add/",
        {
            "query_string": "pca",
            "editors_picks-TOTAL_FORMS": "1",
            "editors_picks-INITIAL_FORMS": "0",
            "editors_picks-MIN_NUM_FORMS": "0",
            "editors_picks-MAX_NUM_FORMS": "1000",
            "editors_picks-0-page": str(page.pk),
            "editors_picks-0-description": "Pas à pas",
            "editors_picks-0-ORDER": "1",
        },
    )
    assert SearchPromotion.objects.filter(page=page).exists() is may
    client.logout()
    assert advised(client, "pca") == (["Ouvrir le télétravail"] if may else [])
