"""The list of reports is searched by words and by year, and followed by feed."""

from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from reports.actions import draft_weekly_report, publish_weekly_report
from reports.weeks import Week
from tests.reports.conftest import make_editor
from tests.reports.factories import at, published

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
WEEKS = ("2020-W14", "2020-W15", "2021-W01")


@pytest.fixture
def reports(db):
    """Three reports, of which one speaks of potagers, and a draft."""
    published(at("03-30 10:00"))
    for text in WEEKS:
        week = Week.parse(text)
        draft = draft_weekly_report(week, as_of=week.last_instant).get_latest_revision_as_object()
        draft.introduction = "Les Potagers d’été <b>." if text == "2020-W15" else ""
        draft.signed_by = "L’équipe"
        draft.save_revision()
        publish_weekly_report(week, by=make_editor())
    draft_weekly_report(Week.parse("2021-W02"), as_of=Week.parse("2021-W02").last_instant)


def listed(client, address):
    page = BeautifulSoup(client.get(address).content, "html.parser").main
    return [link["href"].strip("/").split("/")[-1] for link in page.find_all("a", class_="cover")]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("", ["2021-s01", "2020-s15", "2020-s14"]),
        ("?annee=2020", ["2020-s15", "2020-s14"]),
        ("?annee=2019", []),
        ("?annee=vingt", ["2021-s01", "2020-s15", "2020-s14"]),
        ("?annee=²020", ["2021-s01", "2020-s15", "2020-s14"]),
        ("?q=POTAGERS+ete", ["2020-s15"]),
        ("?q=potagers&annee=2021", []),
        ("?q=1+personne", ["2021-s01", "2020-s15", "2020-s14"]),
        ("?q=%25", ["2021-s01", "2020-s15", "2020-s14"]),
        ("?page=99", ["2021-s01", "2020-s15", "2020-s14"]),
    ],
)
def test_the_archive_answers_what_the_address_asks(reports, client, address, found):
    assert listed(client, f"/bilans/{address}") == found


def test_nothing_found_keeps_the_question(reports, client):
    page = client.get("/bilans/?q=introuvable").content.decode()
    assert "Aucun bilan n’en parle" in page
    assert 'value="introuvable"' in page


def test_the_feed_has_what_is_published(reports, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        answer = client.get("/flux/bilans.atom")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    entries = feed.findall(f"{ATOM}entry")
    found = [entry.find(f"{ATOM}link").get("href").split("/")[-2] for entry in entries]
    assert found == ["2021-s01", "2020-s15", "2020-s14"]
    assert "Les Potagers d’été <b>." in entries[1].findtext(f"{ATOM}summary")
    assert entries[1].findtext(f"{ATOM}author/{ATOM}name") == "L’équipe"
    assert entries[1].findtext(f"{ATOM}updated")
