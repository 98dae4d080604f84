"""What the address of key figures may ask: days, places, themes, sectors; what means nothing is said and left out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.models import Profession, Region, Theme
from help_requests.choices import Channel
from help_requests.models import Filling, FirstAnswer, Need, Support
from tests.directory.factories import CommuneFactory, EstablishmentFactory
from tests.reports.factories import at, published, request_in
from tests.reports.reading_pages import essentials, said, tables

DAYS = "/chiffres/?du=2020-03-30&au=2020-04-05"


def figures(client, address):
    return client.get(address).context


@pytest.fixture
def two_regions(reference_lists):
    """Three people and two requests: of Brittany and of Corsica."""
    brittany, corsica = Region.objects.get(code="53"), Region.objects.get(code="94")
    theme = Theme.objects.get(slug="teletravail")
    for region in (brittany, brittany, corsica):
        published(at("03-31 10:00"), region=region, sector="sanitaire")
    published(at("03-31 10:00"), region=None, sector="social").themes.add(theme)
    for region in (brittany, corsica):
        page = request_in(
            ("open", at("04-01 09:00")), establishment=EstablishmentFactory(region=region, sector="social")
        )
        if region == corsica:
            page.themes.add(theme)
            page.save()


@pytest.mark.parametrize(
    ("filters", "people", "received"),
    [
        ("", "4", "2"),
        ("&region=53", "2", "1"),
        ("&region=53&region=94", "3", "2"),
        ("&secteur=social", "1", "2"),
        ("&theme=teletravail", "1", "1"),
        ("&theme=teletravail&region=53", "0", "0"),
        ("&secteur=not_given", "0", "0"),
    ],
)
def test_filters(client, two_regions, filters, people, received):
    shown = essentials(client.get(DAYS + filters))
    assert [one.number for one in shown[:2]] == [people, received]


def test_filters_by_departement(client, reference_lists):
    commune = CommuneFactory()
    published(at("03-31 10:00"), region=commune.departement.region, departement=commune.departement)
    published(at("03-31 10:00"), region=commune.departement.region)
    request_in(("open", at("04-01 09:00")), establishment=EstablishmentFactory(commune=commune))
    request_in(("open", at("04-01 09:00")))
    shown = essentials(client.get(f"{DAYS}&departement={commune.departement.code}"))
    assert [one.number for one in shown[:2]] == ["1", "1"]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("?theme=nimporte", "« nimporte » ne veut rien dire pour « Thème »"),
        ("?region=999", "« 999 » ne veut rien dire pour « Région »"),
        ("?du=hier", "« hier » n’est pas une date"),
        ("?au=2999-01-01", "Il n’y a pas de chiffres pour « 2999-01-01 »"),
        ("?du=2020-04-05&au=2020-03-01", "Le premier jour vient après le dernier"),
        ("?du=2018-01-01&au=2020-04-05", "Nous montrons un an au plus"),
    ],
)
def test_what_means_nothing_is_said_and_left_out(client, reference_lists, address, sentence):
    page = client.get(f"/chiffres/{address}")
    assert page.status_code == 200
    assert sentence in said(page)


def test_names_that_are_not_ours_are_dropped(client, reference_lists):
    page = client.get("/chiffres/?q=bonjour&tri=nom&page=7&utm_source=ailleurs")
    asked = page.context["asked"]
    assert not asked.warnings
    assert "bonjour" not in f"{asked.clear_url} {asked.query_string} {asked.shortcuts}"


def test_without_anything_the_last_twelve_weeks_are_shown(client, db):
    asked = client.get("/chiffres/").context["asked"]
    assert asked.last == timezone.localdate()
    assert asked.first.weekday() == 0
    assert timedelta(weeks=11) <= asked.last - asked.first < timedelta(weeks=12)


def test_every_link_keeps_days_and_filters(client, two_regions):
    page = client.get(f"{DAYS}&region=53&theme=teletravail").content.decode()
    assert 'href="/chiffres/?theme=teletravail&amp;du=2020-03-30&amp;au=2020-04-05"' in page
    assert 'href="/chiffres/csv/?theme=teletravail&amp;region=53&amp;du=2020-03-30&amp;au=2020-04-05"' in page


def test_a_past_day_is_told_as_of_its_evening(client, reference_lists):
    published(at("03-31 10:00"), until=at("04-03 10:00"))
    assert essentials(client.get("/chiffres/?au=2020-04-02"))[0].number == "1"
    assert essentials(client.get("/chiffres/?au=2020-04-03"))[0].number == "0"


def test_take_up_within_a_day_and_three(client, reference_lists):
    for hours in (3, 30, 100, None):
        page = request_in(("open", at("03-30 09:00")))
        if hours:
            FirstAnswer.objects.create(help_request=page, at=at("03-30 09:00") + timedelta(hours=hours))
    request_in(("open", at("04-05 20:00")))  # too young to tell
    shown = essentials(client.get(DAYS))
    assert shown[3].number == "25\u00a0%"
    assert shown[3].change == "50\u00a0% sous 72 heures"
    rows = next(table for table in tables(client.get(DAYS)).values() if table[0][0] == "Première réponse")
    assert rows[1:] == [
        ["Réponse sous 24 heures", "1"],
        ["Sous 72 heures", "1"],
        ["Réponse plus tard", "1"],
        ["Pas encore de réponse", "2"],
    ]


def test_an_empty_portal_has_its_page(client, db):
    words = said(client.get("/chiffres/"))
    assert "Personne encore, avec ces filtres." in words
    assert "Aucun poste n’a été demandé" in words


def test_the_page_in_english(client, two_regions):
    words = said(client.get(f"/en{DAYS}"))
    assert "people volunteer 4" in words
    assert "Who offers help" in words


def test_what_is_new_shows_at_once(client, reference_lists):
    def people():
        return essentials(client.get("/chiffres/"))[0].number

    assert people() == "0"
    fact = published(timezone.now() - timedelta(minutes=1))
    assert people() == "1"
    fact.to_at = timezone.now()
    fact.save()
    assert people() == "0"


def test_positions_filled_show_at_once(client, reference_lists):
    page = request_in(("open", timezone.now() - timedelta(hours=1)))
    need = Need.objects.create(help_request=page, profession=Profession.objects.first(), number=2)
    assert essentials(client.get("/chiffres/"))[2].number == "0\u00a0%"
    Filling.objects.create(need=need)
    assert essentials(client.get("/chiffres/"))[2].number == "50\u00a0%"
    Support.objects.create(help_request=page, volunteer=published(timezone.now()).volunteer, channel=Channel.PHONE)
    assert essentials(client.get("/chiffres/"))[1].change == "1 a reçu de l’aide dans la période"


def test_nothing_new_is_answered_from_what_was_kept(client, two_regions, django_assert_max_num_queries):
    client.get(DAYS)
    with django_assert_max_num_queries(30) as kept:
        client.get(DAYS)
    assert not [query for query in kept.captured_queries if "SUM(" in query["sql"]]


def test_the_number_of_queries_does_not_grow(client, two_regions, django_assert_max_num_queries):
    client.get("/chiffres/?au=2020-03-31")
    with django_assert_max_num_queries(60) as few:
        client.get(DAYS)
    for number in range(15):
        published(at("04-01 10:00"), region=Region.objects.all()[number])
        request_in(("open", at("04-02 09:00")))
    with django_assert_max_num_queries(len(few)):
        client.get(DAYS)


def test_everybody_may_read_and_nobody_gets_a_cookie(client, db):
    page = client.get("/chiffres/")
    assert page.status_code == 200
    assert not page.cookies
    assert client.get("/chiffres/json/").status_code == client.get("/chiffres/csv/").status_code == 200


def test_menus_and_the_map_for_robots_lead_there(client, db):
    assert '<a href="/chiffres/"' in client.get("/").content.decode()
    assert "/chiffres/</loc>" in client.get("/sitemap.xml").content.decode()
