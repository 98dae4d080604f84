"""Type-ahead: what the first letters may become, for anybody, and never a name that isn't public."""

import pytest

from portal.work import worker
from search import indexing
from search.models import KnownName
from tests.directory.factories import (
    CommuneFactory,
    DepartementFactory,
    EstablishmentFactory,
    FunctionFactory,
    ProfessionFactory,
    ProfilePageFactory,
    ThemeFactory,
)
from tests.help_requests.factories import HelpRequestFactory
from tests.toolbox.factories import ResourceFactory

ADDRESS = "/recherche/suggestions/"


@pytest.fixture
def suggest(engine, db, client):
    """Ask after the worker has done what is due; returns labels by kind."""
    indexing.rebuild()

    def ask(text, **more):
        worker.drain()
        response = client.get(ADDRESS, {"q": text, **more})
        assert response.status_code == 200
        assert not response.cookies
        groups = response.json()["groups"]
        return {group["kind"]: [line["label"] for line in group["suggestions"]] for group in groups}

    return ask


@pytest.mark.parametrize("typed", ["tele", "Télé", "TÉLÉTR", "distance", "travail à", "tt"])
def test_a_theme_by_name_synonym_or_acronym(suggest, typed):
    ThemeFactory(synonyms="travail à distance", acronyms="TT")
    assert suggest(typed) == {"theme": ["Télétravail"]}


def test_a_synonym_that_was_typed_is_said(suggest, client):
    ThemeFactory(synonyms="travail à distance")
    suggest("travail")
    (group,) = client.get(ADDRESS, {"q": "travail"}).json()["groups"]
    assert group["suggestions"] == [
        {"label": "Télétravail", "detail": "travail à distance", "url": None, "fills": {"q": "Télétravail"}}
    ]


def test_functions_and_professions_in_both_forms(suggest):
    FunctionFactory()
    ProfessionFactory()
    assert list(suggest("dsi")) == ["function"]
    assert list(suggest("directrice")) == ["function"]
    assert list(suggest("infirmière")) == ["profession"]


def test_a_change_in_the_cms_is_suggested_at_once(suggest):
    theme = ThemeFactory()
    assert suggest("nomade") == {}
    theme.synonyms = "nomadisme"
    theme.save()
    assert suggest("nomad") == {"theme": ["Télétravail"]}


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Camille Exemple", "cam"),
        ("Camille Exemple", "EXEM"),
        ("Camille Exemple", "camille ex"),
        ("Camille Exemple", "exemple cam"),
        ("Zoé Exemple-Petit", "zoe"),
        ("Zoé Exemple-Petit", "exemple-p"),
    ],
)
def test_people_by_any_word_of_their_name(suggest, client, title, typed):
    page = ProfilePageFactory(title=title)
    ProfilePageFactory(title="Basile Autre")
    assert suggest(typed) == {"person": [title]}
    (group,) = client.get(ADDRESS, {"q": typed}).json()["groups"]
    assert group["suggestions"][0]["url"] == page.url


def test_nobody_who_is_not_published(suggest):
    ProfilePageFactory(title="Brune Brouillon", live=False)
    shown = ProfilePageFactory(title="Brune Visible")
    assert suggest("brune") == {"person": ["Brune Visible"]}
    shown.unpublish()
    assert suggest("brune") == {}
    assert not KnownName.objects.filter(turn__contains="brune").exists()


def test_a_withdrawn_page_is_gone_before_the_worker_came(suggest, client):
    shown = ProfilePageFactory(title="Brune Visible")
    assert suggest("brune")
    shown.unpublish()
    assert client.get(ADDRESS, {"q": "brune"}).json()["groups"] == []


def test_a_new_name_replaces_the_old_one(suggest):
    page = ProfilePageFactory(title="Brune Visible")
    suggest("brune")
    page.title = "Blonde Visible"
    page.save_revision().publish()
    assert suggest("brune") == {}
    assert suggest("blonde") == {"person": ["Blonde Visible"]}


def test_communes_the_most_peopled_first(suggest):
    lyon = CommuneFactory()
    rhone = DepartementFactory()
    CommuneFactory(code="69292", name="Saint-Lys", departement=rhone, postcodes=" 69800 ", population=40)
    CommuneFactory(code="69999", name="Lyssandre", departement=rhone, postcodes=" 69990 ", population=900)
    assert suggest("ly") == {"commune": [str(lyon), "Lyssandre (69)", "Saint-Lys (69)"]}
    assert suggest("6980") == {"commune": ["Saint-Lys (69)"]}


def test_establishments_with_a_public_request_only(suggest, client):
    EstablishmentFactory(name="EHPAD Les Tilleuls")
    asks = EstablishmentFactory(name="EHPAD Les Acacias")
    HelpRequestFactory(establishment=asks)
    HelpRequestFactory(establishment=asks)
    assert suggest("ehpad") == {"establishment": ["EHPAD Les Acacias"]}
    (group,) = client.get(ADDRESS, {"q": "acacias"}).json()["groups"]
    url = group["suggestions"][0]["url"]
    assert "EHPAD Les Acacias" in client.get(url).content.decode()


def test_ten_lines_at_the_most_and_something_of_each_kind(suggest):
    for number in range(6):
        ThemeFactory(name_fr=f"Commun {number}")
        ProfilePageFactory(title=f"Commun Personne-{number}")
        CommuneFactory(code=f"6900{number}", name=f"Commun-{number}")
    found = suggest("commun")
    assert {kind: len(labels) for kind, labels in found.items()} == {"theme": 4, "person": 3, "commune": 3}


@pytest.mark.parametrize("typed", ["", "t", "'", '<script>"', "%%", "\x00\x00", "x" * 5000, "-" * 30])
def test_any_input_is_harmless(suggest, typed):
    ThemeFactory()
    assert suggest(typed) == {}


def test_as_html_it_is_options_with_their_names_escaped(suggest, client):
    ThemeFactory(name_fr='Télé <b>"travail"</b>', slug="hostile")
    suggest("tele")
    response = client.get(ADDRESS, {"q": "tele"}, headers={"accept": "text/html"})
    assert response.headers["Vary"].startswith("Accept")
    assert "<b>" not in response.content.decode()
    assert 'role="option"' in response.content.decode()
    assert "1 suggestion" in response.content.decode()


def test_nothing_grows_with_the_number_of_names(suggest, client, django_assert_num_queries):
    for number in range(12):
        ProfilePageFactory(title=f"Commun Personne-{number}")
    suggest("commun")
    with django_assert_num_queries(7):
        client.get(ADDRESS, {"q": "commun"})


def test_the_field_for_a_place_suggests_places_alone(suggest):
    ProfilePageFactory(title="Lyonel Exemple")
    for number in range(12):
        CommuneFactory(code=f"69{number:03}", name=f"Lyonville-{number}")
    suggested = suggest("lyon", champ="pres_de")
    assert list(suggested) == ["commune"]
    assert len(suggested["commune"]) == 8
    assert "person" in suggest("lyon", champ="q")


def test_a_document_of_the_toolbox_by_its_title(suggest, client):
    page = ResourceFactory(title="Charte à adapter")
    assert suggest("adapt") == {"resource": ["Charte à adapter"]}
    (group,) = client.get(ADDRESS, {"q": "charte"}).json()["groups"]
    assert group["suggestions"][0] == {"label": page.title, "detail": "Modèle", "url": page.url, "fills": {}}
    page.unpublish()
    assert suggest("adapt") == {}
