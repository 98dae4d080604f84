"""Other sites show our requests in a frame: light, without a cookie, and only what is public."""

import html
import re

import pytest

from tests import worlds
from tests.directory.factories import ProfilePageFactory, ThemeFactory
from tests.directory.searchable import index_them
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db
REQUESTS = "/integrer/demandes/"


def requests():
    """Two that everybody may read, and a draft."""
    theme = ThemeFactory(name_fr="Télémédecine")
    HelpRequestFactory(title="Une visio", themes=[theme])
    HelpRequestFactory(title="Un tunnel", themes=[ThemeFactory()])
    HelpRequestFactory(title="Un brouillon", live=False)
    index_them()


world = worlds.built_by(requests)


def test_the_frame_may_stand_anywhere_and_sets_nothing(client):
    answer = client.get(REQUESTS)
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not answer.cookies
    assert "<script" not in answer.content.decode()
    assert len(answer.content) < 8_000


def test_no_other_page_may_be_framed(client):
    for path in ("/", "/demandes/", "/demandes/une-visio/", "/compte/login/", "/integrer/"):
        answer = client.get(path)
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], path
        assert answer.headers["X-Frame-Options"] == "DENY", path


def test_it_shows_what_the_list_shows_and_opens_it_beside_the_frame(client):
    page = client.get(f"{REQUESTS}?theme=telemedecine").content.decode()
    assert "Une visio" in page
    assert "Un tunnel" not in page
    assert "Un brouillon" not in page
    links = re.findall(r"<a [^>]*>", page)
    assert links
    assert all('target="_blank"' in link and 'rel="noopener"' in link for link in links)
    assert '<input type="hidden" name="theme" value="telemedecine">' in page


@pytest.mark.parametrize(("asked", "shown"), [("1", 1), ("99", 2), ("-3", 2), ("x", 2), ("", 2)])
def test_as_many_as_asked_for(client, asked, shown):
    assert client.get(REQUESTS, {"nombre": asked}).content.decode().count("<li>") == shown


def test_it_asks_again_for_nothing_new(client):
    first = client.get(REQUESTS)
    assert client.get(REQUESTS, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_one_request_in_a_frame(client):
    assert "Une visio" in client.get(f"{REQUESTS}une-visio/").content.decode()
    assert client.get(f"{REQUESTS}un-brouillon/").status_code == 404


def test_the_builder_gives_a_line_that_leads_to_the_frame(client):
    page = client.get("/integrer/?theme=telemedecine&nombre=3").content.decode()
    code = html.unescape(html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[1]))
    source = html.unescape(re.search(r'src="http://localhost([^"]+)"', code)[1])
    assert "Une visio" in client.get(source).content.decode()
    assert "Un tunnel" not in client.get(source).content.decode()


def test_what_is_typed_into_the_address_stays_text(client):
    page = client.get("/integrer/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page
    framed = client.get(REQUESTS, {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script" not in framed


def test_oembed_answers_for_what_everybody_reads(client):
    answer = client.get("/oembed", {"url": "http://localhost/demandes/une-visio/", "maxwidth": "300"})
    body = answer.json()
    assert (body["type"], body["version"], body["title"], body["width"]) == ("rich", "1.0", "Une visio", 300)
    assert 'src="http://localhost/integrer/demandes/une-visio/"' in body["html"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    listed = client.get("/oembed", {"url": "http://localhost/en/demandes/?theme=telemedecine&x=%22%3E"}).json()
    assert "theme=telemedecine" in listed["html"]
    assert "x=" not in listed["html"]
    profile = ProfilePageFactory()
    told = client.get("/oembed", {"url": f"http://localhost/annuaire/{profile.slug}/"}).json()
    assert (told["type"], told["title"]) == ("link", profile.title)


@pytest.mark.parametrize(
    "url",
    ["", "http://ailleurs.example/demandes/une-visio/", "http://localhost/demandes/un-brouillon/",
     "http://localhost/cms/", "http://localhost.example/demandes/une-visio/", "http://localhost/annuaire/personne/"],
)  # fmt: skip
def test_oembed_knows_nothing_else(client, url):
    assert client.get("/oembed", {"url": url}).status_code == 404


def test_oembed_speaks_json_only(client):
    answer = client.get("/oembed", {"url": "http://localhost/demandes/une-visio/", "format": "xml"})
    assert answer.status_code == 501
