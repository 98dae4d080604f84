"""A word nobody knows is read as the nearest one that somebody does, said, and undone in one click."""

import pytest

from portal.work import worker
from search import indexing
from tests.directory.factories import CommuneFactory, ProfilePageFactory, ThemeFactory


@pytest.fixture
def page(engine, db, client):
    """Ask a list after the worker has done what is due."""
    indexing.rebuild()

    def get(path="/recherche/", **parameters):
        worker.drain()
        return client.get(path, parameters)

    return get


@pytest.fixture
def expert(db):
    theme = ThemeFactory(synonyms="travail à distance")
    return ProfilePageFactory(title="Alix Exemple", themes=[theme], presentation="Je répare des trottinettes.")


@pytest.mark.parametrize("path", ["/recherche/", "/annuaire/"])
def test_the_word_that_was_meant_is_said_with_the_way_back(page, expert, path):
    response = page(path, q="mise en place teletravial")
    text = response.content.decode()
    assert response.context["results"].corrected == "mise en place télétravail"
    assert "Résultats pour «\u202fmise en place télétravail\u202f»" in text
    assert "chercher exactement «\u202fmise en place teletravial\u202f»" in text
    assert f'href="{path}?q=mise+en+place+teletravial&amp;exact=1"' in text


def test_exactly_means_exactly(page, expert):
    assert page(q="teletravial").context["results"].total == 1
    exact = page(q="teletravial", exact="1").context["results"]
    assert (exact.total, exact.corrected) == (0, "")
    assert page(q="télétravail", exact="1").context["results"].total == 1


def test_a_new_search_is_not_exact_any_more(page, expert):
    assert ("exact", "1") not in page(q="teletravial", exact="1").context["form"].carried_by_search


def test_a_word_that_only_a_page_knows_is_said_as_the_page_writes_it(page, expert):
    assert page(q="trottinottes").context["results"].corrected == "trottinettes"


@pytest.mark.parametrize(
    "typed", ["télétravail", "teletravail", "TÉLÉ-TRAVAIL", "répare", "xqzwk", "", '"teletravial"']
)
def test_what_is_known_or_like_nothing_is_left_alone(page, expert, typed):
    assert page(q=typed).context["results"].corrected == ""


def test_what_was_typed_is_never_markup(page, expert):
    text = page(q="<b>teletravial</b>").content.decode()
    assert "<b>teletr" not in text
    assert "&lt;b&gt;" in text


def test_nothing_found_shows_the_themes_that_look_like_it(page, expert):
    ProfilePageFactory(title="Basile", themes=[ThemeFactory(name_fr="Logistique")])
    near = page(q="travaille", exact="1", region="84", secteur="social").context["ways_on"]
    assert ([str(theme.label) for theme in near.themes], near.are_near) == (["Télétravail"], True)
    far = page(q="xqzwk").context["ways_on"]
    assert ({str(theme.label) for theme in far.themes}, far.are_near) == ({"Télétravail", "Logistique"}, False)


def test_a_larger_circle_is_offered_when_it_finds_somebody(page, expert):
    lyon = CommuneFactory()
    roanne = CommuneFactory(code="42187", name="Roanne", postcodes=" 42300 ", latitude=46.03, longitude=4.07)
    ProfilePageFactory(title="Basile", commune=roanne, presentation="Logistique")
    wider = page("/annuaire/", q="logistique", pres_de=lyon.code, rayon="20").context["ways_on"].wider
    assert (wider.radius, wider.count) == (80, 1)
    assert "rayon=80" in wider.url
    assert page("/annuaire/", q="xqzwk", pres_de=lyon.code).context["ways_on"].wider is None
