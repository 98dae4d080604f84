"""Which place of a list is chosen: counted with phrases that are counted, not by whom, and not without end."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.roles import Role
from search import indexing
from search.models import SearchDay, SearchedPhrase
from search.querylog import clicking, noting
from tests.cms.factories import staff
from tests.directory.factories import ProfilePageFactory, ThemeFactory

ADDRESS = "/recherche/clic/"


@pytest.fixture
def searched(db, client, settings, tmp_path, monkeypatch):
    """Somebody has searched the directory for "télétravail"."""
    settings.SEARCH_DIR = tmp_path / "search"
    monkeypatch.setattr(noting, "_pace", clicking.Pace())
    ProfilePageFactory(themes=[ThemeFactory()])
    indexing.rebuild()
    noting._held.take()
    page = client.get("/annuaire/", {"q": "Télétravail"})
    noting.write()
    return page.content.decode()


def send(client, **fields):
    response = client.post(ADDRESS, {"q": "Télétravail", "where": "profile", "rank": "1"} | fields)
    assert (response.status_code, response.content, response.cookies) == (204, b"", {})
    noting.write()


def counted():
    return SearchedPhrase.objects.values_list("clicks", "clicks_top", "clicks_middle", "rank_sum").get()


def test_places_are_counted_with_the_phrase_and_by_day(searched, client):
    for rank in (1, 3, 4, 10, 11, 20):
        send(client, rank=str(rank))
    assert counted() == (6, 2, 2, 49)
    phrase, day = SearchedPhrase.objects.get(), SearchDay.objects.get()
    assert (phrase.clicks_low, phrase.mean_rank) == (2, 8.2)
    assert (day.clicks, day.rank_sum) == (6, 49)


@pytest.mark.parametrize(
    "fields",
    [{"q": "masques"}, {"q": ""}, {"where": "request"}, {"where": "x"}, {"rank": "0"}, {"rank": "101"}, {"rank": "١"}],
)
def test_what_nobody_searched_for_or_means_nothing_is_dropped(searched, client, fields):
    send(client, **fields)
    assert counted() == (0, 0, 0, 0)
    assert SearchedPhrase.objects.count() == SearchDay.objects.count() == 1
    send(client)
    assert counted() == (1, 1, 0, 1)


def test_more_than_people_click_in_a_minute_is_left_out(searched, client, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(noting, "_pace", clicking.Pace(lambda: now[0]))
    for _click in range(clicking.MOST_A_MINUTE + 30):
        client.post(ADDRESS, {"q": "télétravail", "where": "profile", "rank": "2"})
    noting.write()
    assert counted()[0] == clicking.MOST_A_MINUTE
    now[0] += 60
    send(client)
    assert counted()[0] == clicking.MOST_A_MINUTE + 1


def test_it_needs_neither_token_nor_account_and_reads_nothing(searched):
    send(Client(enforce_csrf_checks=True))
    assert counted() == (1, 1, 0, 1)
    assert Client().get(ADDRESS).status_code == 405


def test_lists_say_where_they_begin_and_no_more(searched, client):
    assert f'data-clicks="{ADDRESS}" data-words="Télétravail" data-where="profile" data-first="1"' in searched
    assert 'data-where="all"' in client.get("/recherche/", {"q": "télétravail"}).content.decode()
    assert "data-clicks" not in client.get("/annuaire/").content.decode()
    assert "data-clicks" not in client.get("/annuaire/", {"q": "introuvable"}).content.decode()


def test_words_of_a_visitor_stay_words(searched, client):
    page = client.get("/annuaire/", {"q": 'télétravail "><script>'}).content.decode()
    assert "<script>" not in page
    assert "data-words=" in page


def test_editors_read_where_people_find(searched, client):
    for rank in ("2", "5", "12"):
        send(client, rank=rank)
    SearchedPhrase.objects.update(text="télétravail")
    client.force_login(staff(Role.EDITOR))
    text = client.get("/cms/search/searchedphrase/").content.decode()
    assert "rang moyen" in text.lower()
    assert "6,3" in text
    assert timezone.localdate().month == SearchedPhrase.objects.get().month.month
