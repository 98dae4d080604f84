"""Pages tell programs what there is: the search box of browsers, feeds, oEmbed, linked data, a map in parts."""

import json
import re
import xml.etree.ElementTree as ET

import pytest

from portal.well_known import PublicPages
from tests.directory.factories import ProfilePageFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def head_links(page):
    """Return the links of a head by their type."""
    tags = re.findall(r"<link [^>]*>", page)
    attributes = [dict(re.findall(r'(\w+)="([^"]*)"', tag)) for tag in tags]
    return {one["type"]: one["href"].replace("&amp;", "&") for one in attributes if "type" in one}


def linked(page):
    """Return the linked data of a page."""
    found = re.search(r'<script[^>]*type="application/ld\+json"[^>]*>(.*?)</script>', page, re.DOTALL)
    return json.loads(found[1]) if found else None


def test_every_page_tells_browsers_how_to_search(client, searchable):
    path = head_links(client.get("/").content.decode())["application/opensearchdescription+xml"]
    answer = client.get(path)
    assert answer.headers["Content-Type"] == "application/opensearchdescription+xml"
    urls = {one.get("type"): one.get("template") for one in ET.fromstring(answer.content).iter(f"{SEARCH}Url")}
    page = urls["text/html"].replace("{searchTerms}", "visio").removeprefix("http://localhost")
    assert client.get(page).status_code == 200
    program = urls["application/json"].replace("{searchTerms}", "visio").replace("{startPage?}", "1")
    assert client.get(program.removeprefix("http://localhost")).json()["count"] == 0
    ThemeFactory(name_fr="Télémédecine")
    suggest = urls["application/x-suggestions+json"].replace("{searchTerms}", "télém").removeprefix("http://localhost")
    assert client.get(suggest).json() == ["télém", ["Télémédecine"]]


def test_a_list_tells_its_feed_with_its_filters(client, searchable):
    ThemeFactory()
    searchable()
    links = head_links(client.get("/demandes/?theme=teletravail&page=2").content.decode())
    assert links["application/atom+xml"] == "/flux/demandes.atom?theme=teletravail"
    assert head_links(client.get("/annuaire/").content.decode())["application/atom+xml"] == "/flux/profils.atom"


def test_a_request_tells_where_oembed_is(client, searchable):
    page = HelpRequestFactory()
    path = head_links(client.get(page.url).content.decode())["application/json+oembed"]
    assert client.get(path).json()["title"] == page.title


def test_the_front_page_says_how_to_search_and_a_profile_who_it_is(client, searchable):
    assert linked(client.get("/").content.decode())["potentialAction"]["@type"] == "SearchAction"
    page = ProfilePageFactory(
        themes=[ThemeFactory()], organisation="CH de Motsecret", volunteer__visibility={"organisation": "nobody"},
        volunteer__user__first_name="</script><b>", volunteer__user__last_name="Dupré",
    )  # fmt: skip
    said = client.get(page.url).content.decode()
    person = linked(said)["mainEntity"]
    assert person["name"] == "</script><b> Dupré"
    assert person["knowsAbout"] == ["Télétravail"]
    assert "worksFor" not in person
    assert "</script><b>" not in said


def test_a_draft_says_nothing_to_programs(client, searchable):
    page = ProfilePageFactory(live=False)
    client.force_login(page.owner)
    said = client.get(f"/annuaire/{page.slug}/").content.decode()
    assert linked(said) is None


def test_a_large_map_is_parted(client, monkeypatch):
    for number in range(7):
        HelpRequestFactory(slug=f"demande-{number}")
    whole = re.findall(r"<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    monkeypatch.setattr(PublicPages, "limit", 5)
    files = re.findall(r"<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    assert files[0] == "http://localhost/sitemap-pages.xml?p=1"
    listed = [
        address
        for file in files
        for address in re.findall(
            r"<loc>(.*?)</loc>", client.get(file.removeprefix("http://localhost")).content.decode()
        )
    ]
    assert sorted(listed) == sorted(whole)
    assert client.get("/sitemap-autre.xml").status_code == 404
