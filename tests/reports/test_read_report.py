"""The page of a report shows what the command prints, to everybody."""

import csv
import io
import json

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from help_requests.models import HelpRequestPage
from reports.actions import draft_weekly_report, publish_weekly_report
from reports.figures import compute
from reports.weeks import Week
from tests.reports.conftest import make_editor
from tests.reports.factories import at, published, request_in

WEEK = Week.parse("2020-W14")
FRIDAY = at("04-03 23:59").replace(second=59)


def publish(week=WEEK, as_of=FRIDAY):
    draft_weekly_report(week, as_of=as_of)
    return publish_weekly_report(week, by=make_editor())


@pytest.fixture
def page(anap_week, client):
    """The published report of the week of 2020, as a browser reads it."""
    publish()
    return BeautifulSoup(client.get("/bilans/2020-s14/").content, "html.parser")


def table(page, caption):
    found = page.find("caption", string=lambda text: text and text.startswith(caption)).find_parent("table")
    return [(row.th.get_text(), int(row.td.get_text())) for row in found.tbody.find_all("tr")]


def named(items):
    return [(item["name"].replace("'", "’"), item["count"]) for item in items]


def test_it_is_a_report_to_programs_too(page):
    said = json.loads(page.find("script", type="application/ld+json").string)
    assert (said["@type"], said["reportNumber"]) == ("Report", "2020-W14")
    assert (said["temporalCoverage"], said["dateCreated"]) == ("2020-03-30/2020-04-05", "2020-04-06")
    assert said["description"] == "37 personnes volontaires, 15 demandes traitées."
    assert [file["contentUrl"] for file in said["encoding"]] == [
        f"http://localhost/bilans/2020-s14/{name}/" for name in ("pdf", "csv", "json")
    ]


def test_the_three_figures_that_matter(page):
    assert [figure.get_text() for figure in page.find_all(class_="figure")] == ["37", "15", "3"]
    assert "+\u00a024 depuis la semaine 13" in page.find(class_="figures").get_text()


def test_tables_carry_the_figures_of_the_command(page):
    figures = compute(WEEK, FRIDAY)
    people, asked = figures["volunteers"], figures["requests"]
    assert table(page, "Les thèmes proposés") == named(people["themes"])
    assert table(page, "Les régions") == named(people["regions"])
    assert [count for _name, count in table(page, "Les fonctions")] == [item["count"] for item in people["functions"]]
    assert table(page, "L’objet des demandes") == named(asked["themes"])
    assert table(page, "La forme de l’aide") == named(asked["channels"])
    assert table(page, "Hommes et femmes") == [("Hommes", 29), ("Femmes", 8), ("Non renseigné", 0)]
    assert table(page, "Les secteurs") == [
        ("Médico-social", 18),
        ("Sanitaire", 17),
        ("Social", 0),
        ("Non renseigné", 2),
    ]
    assert table(page, "Public et privé") == [("Privé", 25), ("Public", 12), ("Non renseigné", 0)]
    assert table(page, "Les secteurs des établissements")[:2] == [("Sanitaire", 10), ("Médico-social", 5)]


def test_charts_and_map_are_lists_that_can_be_read(page):
    themes = page.find(class_="bars").find_all("li")
    assert (themes[0].span.get_text(), themes[0].b.get_text(), themes[0].rect["width"]) == ("Télétravail", "24", "24")
    assert themes[1].svg["viewbox"] == "0 0 24 1"
    drawn = page.find(class_="region-map")
    assert drawn.desc.get_text().startswith("Île-de-France 8, Auvergne-Rhône-Alpes 6, Hauts-de-France 5, Occitanie 5")
    assert "Corse" not in drawn.desc.get_text()
    assert sorted(int(text.get_text()) for text in drawn.find_all("text")) == [1, 1, 1, 1, 2, 2, 2, 3, 5, 5, 6, 8]
    assert [len(drawn.find_all("path", class_=f"m{level}")) for level in range(4)] == [6, 7, 3, 2]
    assert all(
        path["fill"] == f"url(#{path['class'][0]})" for path in drawn.find_all("path") if path["class"] != ["m0"]
    )


def test_the_state_is_dated_apart_from_the_report(page):
    lead = page.find(class_="lead").get_text()
    assert "Situation au vendredi 3 avril 2020." in lead
    assert "Bilan daté du lundi 6 avril 2020." in lead
    assert page.h1.get_text() == "Bilan de la semaine du 30 mars au 5 avril 2020"


def test_sentences_say_the_week(page):
    text = page.main.get_text()
    assert "37 personnes volontaires proposent leur aide, dont 24 inscrites cette semaine." in text
    assert "18 personnes viennent du médico-social et 17 du sanitaire, à parts presque égales" in text
    assert "15 demandes ont été traitées par 7 personnes volontaires" in text
    assert (
        "L’aide a été donnée par téléphone pour 11 demandes, par courriel pour 3 et en visioconférence pour 1." in text
    )


def test_what_is_worth_reading_is_linked_while_it_is_public(page, client):
    cards = page.find(id="lire").find_parent("section").find_all("a")
    assert [card.get_text() for card in cards].count("Charte de télétravail") == 1
    for card in cards:
        assert client.get(card["href"].partition("#")[0]).status_code == 200
    for request in HelpRequestPage.objects.all():
        request.unpublish()
    assert b'id="lire"' not in client.get("/bilans/2020-s14/").content


def test_downloads_are_what_the_command_prints(page, client):
    printed = io.StringIO()
    call_command("weekly_report", "2020-W14", "--as-of", FRIDAY.isoformat(), "--format", "json", stdout=printed)
    answer = client.get("/bilans/2020-s14/json/")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json() == json.loads(printed.getvalue())
    rows = client.get("/bilans/2020-s14/csv/")
    assert rows.headers["Content-Disposition"] == 'attachment; filename="2020-s14.csv"'
    assert {"figure": "volunteers.total", "key": "", "name": "", "value": "37"} in csv.DictReader(
        io.StringIO(rows.content.decode())
    )


def test_the_figures_are_frozen(page, client):
    published(at("04-01 10:00"))
    assert client.get("/bilans/2020-s14/json/").json()["volunteers"]["total"] == 37


def test_a_week_in_which_nothing_happened_still_reads(db, client):
    publish()
    page = BeautifulSoup(client.get("/bilans/2020-s14/").content, "html.parser")
    assert [figure.get_text() for figure in page.find_all(class_="figure")] == ["0", "0", "0"]
    assert "Aucune demande n’a été reçue cette semaine" in page.main.get_text()
    assert page.find(class_="chart") is None


def test_reports_follow_each_other(anap_week, client):
    publish()
    publish(WEEK.next, WEEK.next.last_instant)
    listed = BeautifulSoup(client.get("/bilans/").content, "html.parser").main
    assert [link["href"] for link in listed.find_all("a", class_="cover")] == ["/bilans/2020-s15/", "/bilans/2020-s14/"]
    assert "37 personnes volontaires" in listed.get_text()
    later = BeautifulSoup(client.get("/bilans/2020-s15/").content, "html.parser")
    assert later.find("a", rel="prev")["href"] == "/bilans/2020-s14/"


def test_before_the_first_report_the_list_says_so(db, client):
    assert "Pas encore de bilan" in client.get("/bilans/").content.decode()


def test_pages_ask_the_database_a_constant_number_of_questions(anap_week, client, django_assert_num_queries):
    publish()
    first = queries(client, "/bilans/2020-s14/"), queries(client, "/bilans/")
    for number in range(5):
        published(at("03-30 10:00"), region_id="11")
        request_in(("in_review", at("03-30 10:00")), ("open", at(f"03-30 1{number}:30")))
    publish(WEEK, FRIDAY.replace(hour=22))
    publish(WEEK.next, WEEK.next.last_instant)
    assert (queries(client, "/bilans/2020-s14/"), queries(client, "/bilans/")) == first
    assert max(first) <= 25


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_editors_preview_a_draft_before_anybody_reads_it(anap_week):
    draft = draft_weekly_report(WEEK, as_of=FRIDAY).get_latest_revision_as_object()
    shown = draft.make_preview_request()
    assert shown.status_code == 200
    assert "37 personnes volontaires" in shown.content.decode()


def test_the_report_is_read_under_the_english_interface_too(page, client):
    answer = client.get("/en/bilans/2020-s14/")
    assert answer.status_code == 200
    assert "Who offers help" in answer.content.decode()
    assert "State of Friday 3 April 2020." in answer.content.decode()
    assert client.get("/en/bilans/2020-s14/json/").json()["week"] == "2020-W14"
