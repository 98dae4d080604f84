"""Programs read what the pages list: the same matches, filters, facets and warnings."""

import pytest

from tests.directory.factories import EstablishmentFactory, ProfilePageFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory


@pytest.fixture
def people(searchable):
    telework = ThemeFactory(slug="tele", name_fr="Télétravail")
    ProfilePageFactory.create_batch(3, themes=[telework])
    ProfilePageFactory.create_batch(2)
    searchable()
    return telework


def test_people_are_listed_filtered_and_counted(client, people):
    everybody = client.get("/api/v1/profiles").json()
    assert everybody["count"] == len(everybody["results"]) == 5
    some = client.get("/api/v1/profiles", {"theme": "tele"}).json()
    assert some["count"] == 3
    assert {one["slug"] for one in some["results"][0]["themes"]} == {"tele"}
    assert {"value": "tele", "count": 3, "selected": True} in some["facets"]["theme"]


def test_the_page_and_the_door_answer_alike(client, people):
    words = {"q": "télétravail", "tri": "nom"}
    page = [card.name for card in client.get("/annuaire/", words).context["cards"]]
    assert [one["name"] for one in client.get("/api/v1/profiles", words).json()["results"]] == page


def test_what_means_nothing_is_named_and_what_is_unknown_is_dropped(client, people):
    answer = client.get("/api/v1/profiles", {"theme": "xyz", "volunteer__user__email": "a", "page": "-3"})
    body = answer.json()
    assert answer.status_code == 200
    assert body["count"] == 5
    assert len(body["warnings"]) == 2
    assert "xyz" in body["warnings"][0]


def test_pages_lead_to_each_other(client, searchable):
    ProfilePageFactory.create_batch(25)
    searchable()
    first = client.get("/api/v1/profiles", {"tri": "nom"}).json()
    second = client.get(first["next"]).json()
    assert (first["previous"], second["next"]) == (None, None)
    assert client.get(second["previous"]).json()["results"] == first["results"]
    assert len({one["slug"] for one in first["results"] + second["results"]}) == 25


def test_beyond_the_last_page_a_cursor_goes_on(client, searchable, monkeypatch):
    """Pages end at the 10,000th result, here at the 40th; every one of 45 is given once."""
    for module in ("portal.pagination", "api.paging"):
        monkeypatch.setattr(f"{module}.DEEPEST_RESULT", 40)
    monkeypatch.setattr("search.engines.embedded.answering.DEEPEST", 40)
    ProfilePageFactory.create_batch(45)
    for number in range(45):
        HelpRequestFactory(establishment=EstablishmentFactory(name=f"Maison {number}"))
    searchable()
    for path, words, name in (("profiles", {"tri": "nom"}, "slug"), ("establishments", {}, "finess")):
        answer = client.get(f"/api/v1/{path}", words).json()
        given, addresses = [one[name] for one in answer["results"]], []
        while answer["next"]:
            addresses.append(answer["next"])
            answer = client.get(answer["next"]).json()
            given += [one[name] for one in answer["results"]]
        assert (len(given), len(set(given)), answer["count"]) == (45, 45, 45)
        assert ["cursor=" in one for one in addresses] == [False, True]


def test_a_cursor_that_was_meddled_with_begins_anew(client, people):
    first = client.get("/api/v1/profiles").json()["results"]
    assert client.get("/api/v1/profiles", {"cursor": "WzQwXQ:faux"}).json()["results"] == first


def test_more_people_cost_no_more_queries(client, searchable, django_assert_max_num_queries):
    ProfilePageFactory.create_batch(8)
    searchable()
    client.get("/api/v1/profiles")
    with django_assert_max_num_queries(4):
        client.get("/api/v1/profiles")


def test_one_search_over_everything(client, searchable):
    ProfilePageFactory(presentation="Je connais le télétravail.")
    HelpRequestFactory(title="Ouvrir le télétravail")
    searchable()
    found = client.get("/api/v1/search", {"q": "télétravail"}).json()
    assert {hit["kind"] for hit in found["results"]} >= {"profile", "request"}
    only = client.get("/api/v1/search", {"q": "télétravail", "nature": "demande"}).json()
    assert {hit["kind"] for hit in only["results"]} == {"request"}


def test_requests_are_listed(client, searchable):
    HelpRequestFactory(title="Ouvrir le télétravail")
    searchable()
    body = client.get("/api/v1/requests", {"etat": "open"}).json()
    assert [one["slug"] for one in body["results"]] == ["ouvrir-le-teletravail"]


def test_type_ahead(client, people):
    groups = client.get("/api/v1/suggest", {"q": "télét"}).json()["groups"]
    assert "Télétravail" in [one["label"] for group in groups for one in group["suggestions"]]


def test_only_establishments_that_ask_under_their_name(client, db):
    HelpRequestFactory(establishment=EstablishmentFactory(name="Hôpital ouvert"))
    HelpRequestFactory(establishment=EstablishmentFactory(name="Hôpital discret", shown_as="category"))
    EstablishmentFactory(name="Hôpital muet")
    assert [one["name"] for one in client.get("/api/v1/establishments").json()["results"]] == ["Hôpital ouvert"]


def test_reference_lists(client, people):
    themes = {one["slug"]: one["name"] for one in client.get("/api/v1/themes").json()}
    assert themes["tele"] == "Télétravail"
    assert client.get("/api/v1/regions").status_code == 200
