"""Reading somebody's page: what it says, what it never says, and what its owner sees besides."""

import pytest
from django.utils import timezone

from directory.choices import Gender
from directory.models import ProfileTheme
from help_requests.choices import State
from tests.directory.factories import (
    CommuneFactory,
    ProfessionFactory,
    ProfilePageFactory,
    SkillFactory,
    ThemeFactory,
    UserFactory,
)
from tests.help_requests.factories import HelpRequestFactory, give_support

pytestmark = pytest.mark.django_db


@pytest.fixture
def profile():
    page = ProfilePageFactory(
        title="Camille Exemple",
        themes=[ThemeFactory()],
        professions=[ProfessionFactory()],
        skills=[SkillFactory()],
        commune=CommuneFactory(),
        organisation="CHU de Saint-Exemple",
        background="Infirmière de formation.",
        languages=["fr", "fsl"],
        volunteer__gender=Gender.WOMAN,
        volunteer__phone="0612345678",
        volunteer__area__around=CommuneFactory(),
        volunteer__area__radius_km=60,
    )
    ProfileTheme.objects.update(note="Deux cents agents en une semaine.")
    return page


def test_it_says_who_how_where_and_when(client, profile):
    page = client.get("/annuaire/camille-exemple/").content.decode()
    for words in (
        "Camille Exemple",
        "Directeur ou directrice des systèmes d’information, CHU de Saint-Exemple, Lyon (69)",
        "Disponible par téléphone</strong>, en journée",
        "confirmé aujourd’hui",
        "L’a déjà fait",
        "Deux cents agents en une semaine.",
        "Infirmier ou infirmière",
        "Infirmière de formation.",
        "60\u00a0km autour de Lyon\u202f; partout en France à distance",
        "Français, langue des signes française",
    ):
        assert words in page, words


def test_every_word_that_others_share_is_a_link_that_filters(client, profile):
    page = client.get(profile.url).content.decode()
    for address in ("theme=teletravail", "metier=infirmier", "competence=accueil-des-familles", "secteur=sanitaire"):
        assert f'href="/annuaire/?{address}"' in page


@pytest.mark.parametrize("reader", ["anonymous", "stranger", "owner"])
def test_it_never_shows_what_is_private(client, profile, reader):
    if reader != "anonymous":
        client.force_login(profile.owner if reader == "owner" else UserFactory())
    page = client.get(profile.url).content.decode()
    for secret in (profile.owner.email, "0612345678", "06 12", "mailto:", Gender.WOMAN.label):
        assert str(secret) not in page


def test_a_break_is_said(client):
    tomorrow = timezone.localdate() + timezone.timedelta(days=1)
    paused = ProfilePageFactory(volunteer__availability__status="paused", volunteer__availability__until=tomorrow)
    assert "En pause jusqu’au" in client.get(paused.url).content.decode()


def test_a_break_that_is_over_is_not(client):
    today = timezone.localdate()
    back = ProfilePageFactory(volunteer__availability__status="paused", volunteer__availability__until=today)
    page = client.get(back.url).content.decode()
    assert "En pause" not in page
    assert "Disponible par téléphone" in page


def test_somebody_who_told_nothing_has_a_page_all_the_same(client):
    bare = ProfilePageFactory(function=None, region=None, languages=[])
    bare.volunteer.availability.delete()
    bare.volunteer.area.delete()
    assert client.get(bare.url).status_code == 200


def test_it_says_what_this_person_helped_with(client, profile):
    solved, draft = HelpRequestFactory(state=State.SOLVED), HelpRequestFactory(live=False)
    give_support(solved, profile.volunteer)
    give_support(draft, profile.volunteer)
    page = client.get(profile.url).content.decode()
    assert solved.title in page
    assert f'href="/demandes/{solved.slug}/"' in page
    assert "appel téléphonique de 30 minutes" in page
    assert draft.title not in page


def test_its_owner_alone_gets_the_bar(client, profile):
    assert "ownbar" not in client.get(profile.url).content.decode()
    client.force_login(profile.owner)
    assert "Cette page est la vôtre." in client.get(profile.url).content.decode()


def test_an_anonymous_reader_gets_no_cookie(client, profile):
    assert not client.get(profile.url).cookies


def test_more_themes_and_requests_cost_no_more_queries(client, django_assert_num_queries):
    counts = []
    for number in (1, 4):
        themes = [ThemeFactory(name_fr=f"Thème {number}-{n}") for n in range(number)]
        page = ProfilePageFactory(themes=themes, skills=[SkillFactory(name_fr=f"Savoir {n}") for n in range(number)])
        for _request in range(number):
            give_support(HelpRequestFactory(), page.volunteer)
        client.get(page.url)
        with django_assert_num_queries(counts[0] if counts else QUERIES) as caught:
            client.get(page.url)
        counts.append(len(caught))


# The tree, menus and breadcrumb, which nothing keeps here; the page, the rows below it, the requests it helped with.
QUERIES = 13
