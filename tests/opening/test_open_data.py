"""Every night, files that anybody may reuse: no line is alone, no small count, and a dictionary."""

import csv
import io
import json
import re
from collections import Counter
from datetime import datetime, timedelta
from itertools import product

import pytest
from django.utils import timezone

from portal.work.models import DailyJob
from portal.work.periodic import _jobs
from reports.open_data import making
from reports.open_data.anonymous import anonymous
from reports.open_data.columns import Line, wait
from tests.help_requests.factories import HelpRequestFactory

LINE = Line("2020-03", "84", "sanitaire", "advice", "teletravail", "normal", "open", "24h")


def told(lines):
    return anonymous(lines)[0]


def test_five_alike_are_told_whole_and_four_are_not():
    assert told([LINE] * 5) == [LINE] * 5
    assert LINE not in told([LINE] * 4)


def test_each_line_has_four_like_it_whatever_there_is():
    kinds, regions = ("advice", "hands", "positions"), ("84", "11", "53", "")
    lines = [
        Line(f"2020-0{3 + n % 3}", region, "sanitaire", kind, f"theme-{n % 7}", "normal", "open", "none")
        for n, (kind, region) in enumerate(product(kinds, regions * 6))
    ]
    found, left_out = anonymous(lines)
    assert min(Counter(found).values()) >= 5
    assert len(found) + left_out == len(lines)
    assert left_out < 5


def test_a_rare_line_says_less_and_the_rarest_nothing():
    rare = Line("2020-03", "53", "social", "hands", "pca", "critical", "solved", "later")
    found, left_out = anonymous([LINE] * 5 + [rare])
    assert (found, left_out) == ([LINE] * 5, 1)
    alike = [Line("2020-03", "53", "social", "hands", f"theme-{n}", "normal", "open", "none") for n in range(5)]
    assert told(alike) == [Line("2020-03", "53", "social", "hands", "", "", "open", "")] * 5


def test_waiting_in_three_words():
    asked = datetime(2020, 3, 30, 8, tzinfo=timezone.get_default_timezone())
    assert [wait(asked, asked + timedelta(hours=hours)) for hours in (1, 24, 25, 73)] == ["24h", "24h", "72h", "later"]
    assert wait(asked, None) == "none"


@pytest.fixture
def portal(db, settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path
    for _each in range(6):
        HelpRequestFactory(title="Motsecret du titre", description="Motsecret du texte")
    HelpRequestFactory(live=False)


def test_the_files_say_what_is_public_and_name_nobody(client, portal):
    making.make()
    text = client.get("/donnees-ouvertes/demandes.csv").getvalue().decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 6
    assert {row["kind"] for row in rows} == {"advice"}
    assert "Motsecret" not in text
    assert "Valclair" not in text
    lines = json.loads(client.get("/donnees-ouvertes/demandes.json").getvalue())
    assert [one["region"] for one in lines] == [row["region"] or None for row in rows]
    figures = json.loads(client.get("/donnees-ouvertes/chiffres.json").getvalue())
    assert figures["hidden_below"] == 5
    dictionary = json.loads(client.get("/donnees-ouvertes/dictionnaire.json").getvalue())
    assert set(dictionary["demandes"]) == set(rows[0])


def test_any_site_may_read_the_files_and_the_page_leads_to_them(client, portal):
    assert "seront préparés cette nuit" in client.get("/donnees-ouvertes/").content.decode()
    assert client.get("/donnees-ouvertes/demandes.csv").status_code == 404
    making.make()
    page = client.get("/donnees-ouvertes/").content.decode()
    said = json.loads(re.search(r'type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert said["@type"] == "Dataset"
    assert "http://localhost/donnees-ouvertes/demandes.csv" in [one["contentUrl"] for one in said["distribution"]]
    answer = client.get("/donnees-ouvertes/chiffres.csv")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.getvalue().startswith(b"figure,")
    assert client.get("/donnees-ouvertes/manifest.json").status_code == 404
    assert client.get("/donnees-ouvertes/..%2fmanifest.json").status_code == 404


def test_a_night_that_stopped_half_way_leads_nobody_astray(client, portal):
    making.make()
    storage = making.private_storage()
    storage.save("open-data/2999-01-01/demandes.csv", io.BytesIO(b"half"))
    assert client.get("/donnees-ouvertes/demandes.csv").getvalue() != b"half"


def test_the_worker_makes_them_once_a_night(client, portal):
    _jobs["open_data"]()
    made = client.get("/donnees-ouvertes/demandes.csv").getvalue()
    HelpRequestFactory(title="Plus tard")
    _jobs["open_data"]()
    assert client.get("/donnees-ouvertes/demandes.csv").getvalue() == made
    assert DailyJob.objects.filter(name="open_data").count() == 1
