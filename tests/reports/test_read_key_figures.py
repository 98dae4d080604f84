"""The page of key figures: the numbers of #Renforts-Covid and of a wave of registrations, counted a second time."""

import io
import json
from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.core.management import call_command

from reports.figures import compute
from reports.weeks import Week
from tests.reports import counting, renforts
from tests.reports.reading_pages import count, said, tables

RENFORTS = "/chiffres/?du=2020-03-16&au=2020-04-05"
WAVE = "/chiffres/?du=2020-03-23&au=2020-03-29"


def load(data, folder):
    (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")
    call_command("load_data", str(folder), stdout=io.StringIO(), stderr=io.StringIO())
    return data


@pytest.fixture
def spring(reference_lists, tmp_path):
    return load(renforts.spring(), tmp_path)


@pytest.fixture
def wave(reference_lists, tmp_path):
    return load(renforts.wave(), tmp_path)


def counted(data):
    """The positions of the data set, by nothing but its JSON."""
    start = renforts.MONDAY
    return counting.positions(data, start, start + timedelta(days=7), start + timedelta(days=7, microseconds=-1))


def rows_of(page, caption):
    """The rows of a table of rates: name → (asked, filled, rate)."""
    return {row[0]: (count(row[1]), count(row[2]), row[3]) for row in tables(page)[caption][1:]}


def rate(item):
    return f"{item['fill_rate']:g} %".replace(".", ",")


def test_renforts_covid_on_the_page_and_in_the_report(client, spring):
    page, independent = client.get(RENFORTS), counted(spring)
    assert (independent["asked"], independent["filled"], independent["fill_rate"]) == (1200, 440, 36.7)
    words = said(page)
    assert "personnes volontaires 2 440" in words
    assert "36,7 % des postes sont pourvus" in words
    assert "440 pourvus sur 1 200 postes demandés" in words
    assert "470 demandes" in words

    by_region = {item["name"]: (item["asked"], item["filled"], rate(item)) for item in independent["by_region"]}
    assert rows_of(page, "Taux de postes pourvus par région") == by_region
    by_profession = [(item["asked"], item["filled"], rate(item)) for item in independent["by_profession"]]
    shown = rows_of(page, "Taux de postes pourvus par métier ou compétence")
    assert sorted(shown.values()) == sorted(by_profession)
    assert shown["Aide-soignant ou aide-soignante"] == next(
        (item["asked"], item["filled"], rate(item))
        for item in independent["by_profession"]
        if item["slug"] == "aide-soignant"
    )

    report = compute(Week.parse("2020-W14"), datetime.fromisoformat("2020-04-05T23:59:59+02:00"))
    assert report["positions"] == independent
    assert report["volunteers"]["total"] == 2440


def test_requests_are_counted_beside_positions(client, spring):
    full = [r for r in spring["requests"] if all(need["filled"] == need["number"] for need in r["needs"])]
    assert f"470 demandes les concernent ; {len(full)} ont tous leurs postes pourvus" in said(client.get(RENFORTS))


def test_a_wave_of_registrations(client, wave):
    page = client.get(WAVE)
    assert "1 500 inscriptions" in said(page)
    days = Counter(datetime.fromisoformat(v["registered_at"]).date().day for v in wave["volunteers"])
    rows = {row[0]: count(row[1]) for row in tables(page)["1 500 inscriptions"][1:]}
    assert [rows[name] for name in ("mardi 24 mars 2020", "mercredi 25 mars 2020", "jeudi 26 mars 2020")] == [
        days[24],
        days[25],
        days[26],
    ]
    assert sum(rows.values()) == 1500
    regions = next(table for caption, table in tables(page).items() if table[0] == ["Région", "Inscriptions"])
    assert ["Bourgogne-Franche-Comté", "200"] in regions
    assert "200 inscriptions" in said(client.get(f"{WAVE}&region=27"))
