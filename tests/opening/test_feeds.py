"""Feeds tell what was published last, narrowed as the list is, and nothing that isn't public."""

import xml.etree.ElementTree as ET

import pytest
from django.utils import timezone

from community.choices import Voice
from community.models import Post, Thread
from help_requests.models import HelpRequestPage
from tests.directory.factories import ProfilePageFactory, RegionFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client, path):
    """Return the feed's entries as (title, link)."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.content)
    return [(one.findtext(f"{ATOM}title"), one.find(f"{ATOM}link").get("href")) for one in feed.iter(f"{ATOM}entry")]


def test_requests_are_told_newest_first_with_their_address(client, searchable):
    HelpRequestFactory(title="Un respirateur")
    HelpRequestFactory(title="Une infirmière")
    HelpRequestFactory(title="Un brouillon", live=False)
    searchable()
    assert entries(client, "/flux/demandes.atom") == [
        ("Une infirmière", "http://localhost/demandes/une-infirmiere/"),
        ("Un respirateur", "http://localhost/demandes/un-respirateur/"),
    ]


def test_a_feed_keeps_the_filters_of_its_list(client, searchable):
    HelpRequestFactory(title="Une visio", themes=[ThemeFactory(name_fr="Télémédecine")])
    HelpRequestFactory(title="Un tunnel", themes=[ThemeFactory()])
    ProfilePageFactory(region=RegionFactory(code="53", name="Bretagne"), volunteer__user__first_name="Nolwenn")
    ProfilePageFactory(volunteer__user__first_name="Ailleurs")
    searchable()
    assert [title for title, _link in entries(client, "/flux/demandes.atom?theme=telemedecine")] == ["Une visio"]
    assert [title.split()[0] for title, _link in entries(client, "/flux/profils.atom?region=53")] == ["Nolwenn"]


def test_what_was_withdrawn_is_gone_before_the_index_knows(client, searchable):
    page = HelpRequestFactory()
    searchable()
    HelpRequestPage.objects.filter(pk=page.pk).update(live=False)
    assert entries(client, "/flux/demandes.atom") == []


def test_a_reader_that_has_it_gets_no_second_copy(client, searchable):
    HelpRequestFactory()
    searchable()
    first = client.get("/flux/demandes.atom")
    again = client.get("/flux/demandes.atom", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert "max-age" in first.headers["Cache-Control"]
    assert not first.cookies


@pytest.mark.parametrize("path", ["/flux/demandes.atom", "/flux/profils.atom"])
def test_a_feed_costs_the_same_however_long(client, searchable, path, django_assert_max_num_queries):
    for _each in range(4):
        HelpRequestFactory()
        ProfilePageFactory()
    searchable()
    client.get(path)
    with django_assert_max_num_queries(6):
        assert len(entries(client, path)) == 4


def test_discussions_are_told_without_what_is_held_and_stand_on_the_map(client):
    thread = Thread.objects.create(theme=ThemeFactory(), title="Quel outil de visio ?")
    Post.objects.create(thread=thread, voice=Voice.TEAM, body="Nous cherchons.")
    held = Thread.objects.create(theme=ThemeFactory(), title="Motsecret")
    Post.objects.create(thread=held, voice=Voice.TEAM, body="Motsecret", held_at=timezone.now())
    path = f"http://localhost/discussions/{thread.pk}-quel-outil-de-visio/"
    assert entries(client, "/flux/discussions.atom") == [("Quel outil de visio ?", path)]
    assert entries(client, "/flux/discussions.atom?theme=teletravail&etat=resolues") == []
    assert "Nous cherchons." in client.get("/flux/discussions.atom").content.decode()
    listed = "".join(client.get(f"/sitemap-{part}.xml").content.decode() for part in ("pages", "discussions"))
    assert f"<loc>{path}</loc>" in listed
    assert f"<loc>{path}</loc>" in client.get("/sitemap.xml").content.decode()
    assert "otsecret" not in listed


@pytest.mark.parametrize("name", ["demandes", "profils", "discussions", "bilans", "bulletins"])
def test_somebody_says_it_as_the_standard_wants(client, name):
    feed = ET.fromstring(client.get(f"/flux/{name}.atom").content)
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Entraide"
