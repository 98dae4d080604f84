"""Finding somebody at `/annuaire/`: by words, by filters, page by page, and when there is nobody."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils.html import escape

from portal.finding import Results
from tests import worlds
from tests.directory.factories import (
    CommuneFactory,
    ProfessionFactory,
    ProfilePageFactory,
    RegionFactory,
    SkillFactory,
    ThemeFactory,
)
from tests.directory.searchable import index_them

pytestmark = pytest.mark.django_db


def names(answer) -> list[str]:
    return [card.name for card in answer.context["cards"]]


def three_people():
    """Three people who differ in every way one may filter by."""
    telework, pca = ThemeFactory(), ThemeFactory(name_fr="Plan de continuité d'activité", slug="pca", acronyms="PCA")
    bretagne = RegionFactory(code="53", name="Bretagne")
    ProfilePageFactory(title="Ada Exemple", themes=[telework], volunteer__availability__status="limited")
    ProfilePageFactory(
        title="Bob Exemple", themes=[pca], region=bretagne, kinds=["care"], function=None, sector="medico_social",
        legal_status="private_nonprofit", professions=[ProfessionFactory()], presentation="Je relis un PCA.",
        volunteer__availability__modes=["on_site"], volunteer__area__remote=False,
    )  # fmt: skip
    ProfilePageFactory(
        title="Cyd Exemple", themes=[telework, pca], kinds=["non_care"], skills=[SkillFactory()],
        commune=CommuneFactory(), volunteer__availability__status="paused",
    )  # fmt: skip
    index_them()


world = worlds.built_by(three_people)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("", ["Bob Exemple", "Ada Exemple", "Cyd Exemple"]),
        ("theme=teletravail", ["Ada Exemple", "Cyd Exemple"]),
        ("theme=teletravail&theme=pca", ["Bob Exemple", "Ada Exemple", "Cyd Exemple"]),
        ("theme=pca&region=53", ["Bob Exemple"]),
        ("departement=69", ["Cyd Exemple"]),
        ("type=soignant", ["Bob Exemple"]),
        ("type=non-soignant", ["Cyd Exemple"]),
        ("metier=infirmier", ["Bob Exemple"]),
        ("competence=accueil-des-familles", ["Cyd Exemple"]),
        ("fonction=dsi", ["Ada Exemple", "Cyd Exemple"]),
        ("secteur=medico_social", ["Bob Exemple"]),
        ("statut=private_nonprofit", ["Bob Exemple"]),
        ("disponible=1", ["Bob Exemple", "Ada Exemple"]),
        ("a_distance=1", ["Ada Exemple", "Cyd Exemple"]),
        ("pres_de=69001&rayon=20&region=84", ["Cyd Exemple"]),
        ("tri=nom", ["Ada Exemple", "Bob Exemple", "Cyd Exemple"]),
        ("q=continuité&region=53", ["Bob Exemple"]),
        ("theme=xyz", ["Bob Exemple", "Ada Exemple", "Cyd Exemple"]),
    ],
)
def test_filters_narrow_the_list(client, address, found):
    answer = client.get(f"/annuaire/?{address}")
    assert answer.status_code == 200
    assert sorted(names(answer)) == sorted(found)
    if address in ("", "tri=nom"):
        assert names(answer) == found


def test_a_card_says_who_what_where_and_when_and_its_words_filter(client):
    page = client.get("/annuaire/?theme=pca&region=53").content.decode()
    assert "Bob Exemple" in page
    assert "Disponible sur place" in page
    assert "Confirmé aujourd’hui" in page
    assert 'href="/annuaire/?theme=pca"' in page
    assert 'href="/annuaire/?metier=infirmier"' in page
    assert 'href="/annuaire/?region=53"' in page


def test_a_card_says_why_it_answers_and_how_far_it_is(client):
    page = client.get("/annuaire/?q=pca+bretagne&region=53").content.decode()
    assert "Correspond à\u202f: Plan de continuité d’activité, Bretagne" in page
    near = client.get("/annuaire/?pres_de=69001&rayon=20").content.decode()
    assert "À 0\u00a0km" in near
    assert "Correspond à" not in near


def test_what_was_found_is_marked_and_what_was_understood_is_said(client):
    answer = client.get("/annuaire/?q=pca")
    assert "<mark>" in answer.content.decode()
    assert any("continuité" in said.lower() for said in answer.context["results"].understood)


def test_every_link_of_the_page_that_filters_leads_to_people(client):
    page = client.get("/annuaire/?theme=teletravail&region=84").content.decode()
    links = {escape_back(link) for link in re.findall(r'href="(/annuaire/\?[^"]+)"', page)}
    assert len(links) >= 6
    for link in links:
        assert client.get(link).context["form"].warnings == [], link


def escape_back(link: str) -> str:
    return link.replace("&amp;", "&")


def test_a_chip_takes_its_filter_away_and_keeps_the_rest(client):
    chips = client.get("/annuaire/?theme=teletravail&region=84&page=1").context["form"].chips
    rest = [parse_qs(urlsplit(chip.remove_url).query) for chip in chips]
    assert rest == [{"region": ["84"]}, {"theme": ["teletravail"]}]


def test_facets_count_what_they_would_leave(client):
    groups = {group.parameter: group for group in client.get("/annuaire/").context["groups"]}
    counts = {option.value: option.count for option in groups["theme"].options}
    assert counts == {"teletravail": 2, "pca": 2}
    assert {option.value: option.count for option in groups["type"].options} == {
        "expert": 1,
        "soignant": 1,
        "non-soignant": 1,
    }


def test_nonsense_is_named_and_never_an_error(client):
    answer = client.get("/annuaire/?theme=xyz&region=99&page=abc&pres_de=zzz&rayon=-3&q=" + "x" * 250)
    assert answer.status_code == 200
    page = answer.content.decode()
    for value in ("xyz", "99", "abc", "zzz", "-3"):
        assert f"«\u202f{value}\u202f»" in page


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' OR 1=1 --", "%(a)s"]
)
def test_what_was_typed_is_shown_as_it_was_typed(client, text):
    answer = client.get("/annuaire/", {"q": text, "theme": text, "pres_de": text})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert escape(text) in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_nobody_found_says_where_to_go(client):
    answer = client.get("/annuaire/?q=zzzzqqq&region=53")
    page = answer.content.decode()
    assert names(answer) == []
    assert "Personne pour «\u202fzzzzqqq\u202f»" in page
    assert 'href="/annuaire/?q=zzzzqqq"' in page  # the whole country
    assert 'href="/annuaire/?theme=teletravail"' in page
    assert "Demander de l’aide" in page


def test_an_engine_at_rest_is_said_and_is_no_error(client, settings):
    settings.FINDER = f"{__name__}.resting_finder"
    answer = client.get("/annuaire/?q=charte")
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "La recherche est momentanément en pause." in page
    assert "Personne pour" not in page


class RestingFinder:
    """An engine that is away."""

    def find(self, query) -> Results:
        return Results(degraded=True)


def resting_finder() -> RestingFinder:
    return RestingFinder()


def test_an_anonymous_visitor_gets_no_cookie(client):
    answer = client.get("/annuaire/?q=pca&theme=pca")
    assert not answer.cookies
    assert "csrfmiddlewaretoken" not in answer.content.decode()


def test_the_directory_speaks_english_under_en(client):
    page = client.get("/en/annuaire/?theme=pca").content.decode()
    assert "Find somebody who can help" in page
    assert 'href="/en/annuaire/bob-exemple/"' in page
