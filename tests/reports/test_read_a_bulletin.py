"""The bulletin of a day: how each region stood that evening, and what had changed since the day before."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.models import Profession, Region
from help_requests.models import Filling, Need
from tests.directory.factories import EstablishmentFactory
from tests.reports.factories import at, published, request_in
from tests.reports.reading_pages import said, tables


@pytest.fixture
def three_days(reference_lists):
    """Brittany: two people, then one more and one gone; a request of three positions, one filled a day later."""
    brittany = Region.objects.get(code="53")
    published(at("03-30 10:00"), region=brittany)
    published(at("03-30 10:00"), until=at("04-01 12:00"), region=brittany)
    published(at("03-31 10:00"), region=brittany)
    page = request_in(
        ("open", at("03-31 09:00")), ("solved", at("04-01 18:00")), establishment=EstablishmentFactory(region=brittany)
    )
    need = Need.objects.create(help_request=page, profession=Profession.objects.first(), number=3)
    Filling.objects.create(need=need, at=at("04-01 11:00"))


def line(client, day):
    rows = tables(client.get(f"/chiffres/{day}/"))["Région par région"]
    return next(row for row in rows if row[0] == "Bretagne")


@pytest.mark.parametrize(
    ("day", "cells"),
    [
        ("2020-03-30", ["2 (+2)", "0 (=)", "0 (=)", "0 (=)", "–"]),
        ("2020-03-31", ["3 (+1)", "1 (+1)", "3 (+3)", "0 (=)", "0 %"]),
        ("2020-04-01", ["2 (−1)", "0 (−1)", "3 (=)", "1 (+1)", "33,3 %"]),
        ("2020-04-02", ["2 (=)", "0 (=)", "3 (=)", "1 (=)", "33,3 %"]),
    ],
)
def test_each_evening_and_what_changed(client, three_days, day, cells):
    assert line(client, day) == ["Bretagne", *cells]


def test_the_whole_country_in_large(client, three_days):
    words = said(client.get("/chiffres/2020-04-01/"))
    assert "Situation au soir du mercredi 1er avril 2020" in words
    assert "33,3 %" in words
    assert "1 pourvu sur 3, +1 depuis la veille" in words


def test_a_column_says_itself_and_leads_to_its_line(client, three_days):
    page = client.get("/chiffres/2020-04-01/").content.decode()
    assert 'href="#region-53" aria-label="Bretagne\u202f: 3 postes demandés (=), 1 pourvu (+1), 33,3\u00a0%"' in page
    assert '<tr id="region-53">' in page


def test_days_lead_to_their_neighbours(client, three_days):
    page = client.get("/chiffres/2020-03-31/").content.decode()
    assert 'href="/chiffres/2020-03-30/" rel="prev"' in page
    assert 'href="/chiffres/2020-04-01/" rel="next"' in page
    assert "Aucun bulletin avant celui-ci" in said(client.get("/chiffres/2020-03-30/"))
    assert 'rel="next"' not in client.get(f"/chiffres/{timezone.localdate()}/").content.decode()


def test_today_is_told_to_be_unfinished(client, three_days):
    assert "La journée n’est pas finie" in said(client.get(f"/chiffres/{timezone.localdate()}/"))


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2999-01-01", "Le 1er janvier 2999 n’est pas encore venu"),
        ("2020-03-29", "Le portail n’avait pas encore de chiffres le 29 mars 2020"),
    ],
)
def test_a_day_without_a_bulletin_is_told_so(client, three_days, day, sentence):
    page = client.get(f"/chiffres/{day}/")
    assert page.status_code == 404
    assert sentence in said(page)
    assert f'href="/chiffres/{timezone.localdate()}/"' in page.content.decode()


def test_tomorrow_has_none(client, three_days):
    assert client.get(f"/chiffres/{timezone.localdate() + timedelta(days=1)}/").status_code == 404


@pytest.mark.parametrize("day", ["2020-13-01", "2020-02-30", "0000-01-01"])
def test_what_is_no_day_is_no_page(client, three_days, day):
    assert client.get(f"/chiffres/{day}/").status_code == 404


def test_an_empty_portal_has_no_bulletin(client, db):
    assert client.get("/chiffres/2020-04-01/").status_code == 404


def test_the_number_of_queries_does_not_grow(client, three_days, django_assert_max_num_queries):
    client.get("/chiffres/2020-03-30/")
    with django_assert_max_num_queries(50) as few:
        client.get("/chiffres/2020-04-01/")
    for number in range(15):
        published(at("04-01 10:00"), region=Region.objects.all()[number])
        request_in(("open", at("04-01 09:00")))
    with django_assert_max_num_queries(len(few)):
        client.get("/chiffres/2020-04-01/")


def test_the_last_days_as_a_feed(client, three_days):
    published(timezone.now() - timedelta(days=3))
    answer = client.get("/flux/bulletins.atom")
    feed = answer.content.decode()
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    assert feed.count("<entry>") == 7
    yesterday = timezone.localdate() - timedelta(days=1)
    assert f"/chiffres/{yesterday}/" in feed
    assert f"/chiffres/{timezone.localdate()}/" not in feed
    assert "1 pourvus" not in feed
    assert "1 poste pourvu sur 3 (33,3\u00a0%)" in feed


def test_the_feed_asks_once_whether_anything_was_dated(client, db, django_assert_max_num_queries):
    published(timezone.now() - timedelta(days=9))
    assert client.get("/flux/bulletins.atom").content.count(b"<entry>") == 7
    with django_assert_max_num_queries(20):
        assert client.get("/flux/bulletins.atom").content.count(b"<entry>") == 7
