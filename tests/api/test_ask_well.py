"""The manners of the door: validators, chosen fields, problems in the caller's language, pace, other origins."""

from types import SimpleNamespace

import pytest

from api.limits import READING
from directory.searching.parameters import PARAMETERS
from reports.key_figures.asking import FILTERS
from tests.directory.factories import ThemeFactory


@pytest.fixture
def themes(db):
    ThemeFactory(slug="tele", name_fr="Télétravail", name_en="Telework")


def test_what_is_known_already_is_not_sent_again(client, themes):
    first = client.get("/api/v1/themes")
    again = client.get("/api/v1/themes", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    ThemeFactory()
    assert client.get("/api/v1/themes", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_only_the_fields_asked_for(client, db):
    body = client.get("/api/v1/establishments", {"fields": "name,finess"}).json()
    assert {"count", "next", "results"} <= body.keys()


@pytest.mark.parametrize(("language", "title"), [("fr", "Rien ici"), ("en", "Nothing here")])
def test_a_problem_is_told_in_the_language_asked_for(client, db, language, title):
    answer = client.get("/api/v1/profiles/personne", headers={"Accept-Language": language})
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["title"] == title
    assert answer.json()["status"] == answer.status_code == 404


def test_names_too(client, themes):
    body = client.get("/api/v1/themes", headers={"Accept-Language": "en"}).json()
    assert "Telework" in [one["name"] for one in body]


def test_an_address_that_leads_nowhere_is_a_problem_too(client, db):
    assert client.get("/api/v1/rien").json()["status"] == 404
    assert client.post("/api/v1/themes").status_code == 405


def test_the_pace_is_told_and_kept(client, db, monkeypatch):
    monkeypatch.setattr("portal.rate_limits.time", SimpleNamespace(time=lambda: 1_700_000_000.0))
    assert f"limit={READING.times}" in client.get("/api/v1/themes")["RateLimit"]
    for _time in range(READING.times - 1):
        READING.take("client")
    answers = [client.get("/api/v1/regions") for _time in range(READING.times)]
    assert {answer.status_code for answer in answers} == {200, 429}
    assert int(answers[-1]["Retry-After"]) <= READING.seconds
    assert answers[-1].json()["status"] == 429


def test_another_origin_may_ask_only_where_settings_say_so(client, settings, db):
    origin = {"Origin": "https://agence.exemple"}
    assert "Access-Control-Allow-Origin" not in client.get("/api/v1/themes", headers=origin)
    settings.CORS_ALLOWED_ORIGINS = ["https://agence.exemple"]
    assert client.get("/api/v1/themes", headers=origin)["Access-Control-Allow-Origin"] == "https://agence.exemple"
    assert "Access-Control-Allow-Origin" not in client.get("/annuaire/", headers=origin)


DAYS = {"du", "au"}
# Whether a page shows a map or a list: programs get the same of both.
OF_PAGES = {"vue"}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("search", {*PARAMETERS, "fields", "cursor"} - DAYS - OF_PAGES),
        ("profiles", {*PARAMETERS, "fields", "cursor"} - DAYS - OF_PAGES - {"nature"}),
        ("requests", {*PARAMETERS, "fields", "cursor"} - DAYS - OF_PAGES - {"nature"}),
        ("figures", {*FILTERS, *DAYS}),
    ],
)
def test_it_describes_the_words_that_the_pages_read(client, db, path, words):
    told = client.get("/api/v1/openapi.json").json()["paths"][f"/api/v1/{path}"]["get"]
    assert {word["name"] for word in told["parameters"]} == words


def test_the_description_is_there_and_readable(client, db):
    told = client.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert {"/api/v1/profiles", "/api/v1/requests/{slug}/posts", "/api/v1/search"} <= told["paths"].keys()


def test_it_can_be_read_without_a_script_and_has_every_operation(client, db):
    told = client.get("/api/v1/openapi.json").json()
    page = client.get("/api/v1/docs")
    names = [one["operationId"] for methods in told["paths"].values() for one in methods.values()]
    assert [name for name in names if f'id="{name}"' not in page.text] == []
    assert len(names) == len(set(names)) > 40
    assert "<script>" not in page.text
    assert "//" not in page.text.replace("http://localhost", "").replace("https://www.w3.org", "")
