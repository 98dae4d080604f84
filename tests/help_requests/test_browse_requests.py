"""Looking through `/demandes/`: what waits comes first, filters narrow, the empty list leads on."""

import pytest

from help_requests.choices import HelpKind, State, Urgency
from tests import worlds
from tests.directory.factories import EstablishmentFactory, RegionFactory, SkillFactory, ThemeFactory
from tests.directory.searchable import index_them
from tests.help_requests.factories import HelpRequestFactory, fill, need

pytestmark = pytest.mark.django_db

# The most urgent first, closed ones last; these two were asked within the same second.
EVERY = ["Critique", "Pressée", "Ordinaire", "Close", "Résolue"]


def titles(answer) -> list[str]:
    return [card.title for card in answer.context["cards"]]


def six_requests():
    """One in each state, differing in every way one may filter by."""
    telework = ThemeFactory()
    breton = EstablishmentFactory(
        region=RegionFactory(code="53", name="Bretagne"), sector="medico_social", name="EHPAD de Grandpré"
    )
    HelpRequestFactory(title="Résolue", state=State.SOLVED, urgency=Urgency.CRITICAL)
    HelpRequestFactory(title="Close", state=State.CLOSED_UNSOLVED)
    HelpRequestFactory(title="Ordinaire", themes=[telework])
    fill(
        HelpRequestFactory(
            title="Pressée", urgency=Urgency.HIGH, kind=HelpKind.POSITIONS, needs=[need(number=3)], establishment=breton
        ),
        2,
    )
    HelpRequestFactory(
        title="Critique", urgency=Urgency.CRITICAL, kind=HelpKind.HANDS, needs=[need(skill=SkillFactory())],
        state=State.IN_PROGRESS,
    )  # fmt: skip
    HelpRequestFactory(title="Brouillon", live=False)
    index_them()


world = worlds.built_by(six_requests)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("", EVERY),
        ("etat=open", ["Pressée", "Ordinaire"]),
        ("etat=open&etat=in_progress", ["Critique", "Pressée", "Ordinaire"]),
        ("etat=solved", ["Résolue"]),
        ("theme=teletravail", ["Ordinaire"]),
        ("type=renfort", ["Pressée"]),
        ("type=coup-de-main", ["Critique"]),
        ("type=conseil&etat=open", ["Ordinaire"]),
        ("region=53", ["Pressée"]),
        ("secteur=medico_social", ["Pressée"]),
        ("metier=infirmier", ["Pressée"]),
        ("competence=accueil-des-familles", ["Critique"]),
        ("q=Grandpré", ["Pressée"]),
        ("etat=draft", EVERY),
        ("type=expert", EVERY),
    ],
)
def test_filters_narrow_and_what_waits_comes_first(client, address, found):
    answer = client.get(f"/demandes/?{address}")
    assert titles(answer)[:3] == found[:3]
    assert sorted(titles(answer)) == sorted(found)
    is_nonsense = address in ("etat=draft", "type=expert")
    assert bool(answer.context["form"].warnings) is is_nonsense


def test_a_card_says_state_urgency_places_and_its_words_filter(client):
    page = client.get("/demandes/?type=renfort").content.decode()
    for words in ("Cherche une personne volontaire", "Urgente", "1 place libre sur 3", "EHPAD de Grandpré"):
        assert words in page, words
    for address in ("etat=open", "type=renfort", "region=53"):
        assert f'href="/demandes/?{address}"' in page


def test_a_closed_request_no_longer_shouts(client):
    page = client.get("/demandes/?etat=solved").content.decode()
    assert "Résolue" in page
    assert "Critique" not in page


def test_none_found_says_where_to_go(client):
    answer = client.get("/demandes/?q=zzzzqqq&region=53")
    page = answer.content.decode()
    assert titles(answer) == []
    assert "Aucune demande pour «\u202fzzzzqqq\u202f»" in page
    assert 'href="/demandes/?q=zzzzqqq"' in page


def test_an_anonymous_visitor_gets_no_cookie(client):
    assert not client.get("/demandes/?etat=open").cookies
