"""`weekly_report` on the command line: formats, moments, and what it refuses."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from directory.models import Region
from portal.spreadsheets import harmless
from reports.weeks import Week
from tests.reports.factories import at, published

pytestmark = pytest.mark.django_db
STATE = "2020-04-03T23:59:59+02:00"


def run(*arguments):
    out = io.StringIO()
    call_command("weekly_report", *arguments, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_text_reads_in_french(anap_week):
    text = run("2020-W14", "--as-of", STATE)
    assert "Bilan de la semaine 14, du 30 mars au 5 avril 2020" in text
    assert "Situation au 3 avril 2020 à 23\u00a0h\u00a059" in text
    assert "37 personnes volontaires proposent leur aide, dont 24 inscrites cette semaine." in text
    assert "37 personnes exercent dans 12 régions\u202f: 8 en Île-de-France, 6 en Auvergne-Rhône-Alpes" in text
    assert "3 dans le Grand Est et 10 ailleurs." in text
    assert "15 demandes ont été traitées par 7 personnes volontaires" in text
    assert "Directeur ou directrice des systèmes d’information" in text


def test_csv_carries_every_figure_of_the_json(anap_week):
    rows = list(csv.DictReader(io.StringIO(run("2020-W14", "--as-of", STATE, "--format", "csv"))))
    values = {(row["figure"], row["key"]): row["value"] for row in rows}
    figures = json.loads(run("2020-W14", "--as-of", STATE, "--format", "json"))
    for region in figures["volunteers"]["regions"]:
        assert values["volunteers.regions.count", region["code"]] == str(region["count"])
    assert values["requests.handled", ""] == "15"
    assert values["requests.satisfaction", ""] == ""
    assert values["requests.median_hours_to_first_answer", ""] == "8.0"


def test_csv_runs_no_formula():
    region = Region.objects.create(code="99", name="=HYPERLINK(1)")
    published(at("03-30 10:00"), region=region)
    assert "'=HYPERLINK(1)" in run("2020-W14", "--as-of", STATE, "--format", "csv")


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\ta", "\ra", "  =1", "\u00a0=1", "＝1"])
def test_what_a_spreadsheet_would_run_is_made_text(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Île-de-France", "SI médico-social", "11", ""])
def test_ordinary_names_stay(cell):
    assert harmless(cell) == cell


@pytest.mark.parametrize(
    "arguments",
    [
        ["2020-14"],
        ["2020-W00"],
        ["2020-W54"],
        ["2021-W53"],
        ["1815-W25"],
        ["2020-W14", "--as-of", "vendredi"],
        ["2020-W14", "--as-of", "2020-03-29T23:59:59"],
        ["2999-W01"],
        ["2020-W14", "--publish"],
        ["2020-W14", "--publish", "--by", "personne@exemple.invalid"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_said_and_exits_with_2(arguments):
    with pytest.raises(CommandError) as refused:
        run(*arguments)
    assert refused.value.returncode == 2
    assert str(refused.value)


def test_without_a_moment_a_past_week_is_seen_at_its_end():
    assert json.loads(run("2020-W14", "--format", "json"))["as_of"] == "2020-04-05T23:59:59+02:00"


def test_without_a_moment_this_week_is_seen_now():
    before = timezone.now().replace(microsecond=0)
    as_of = timezone.datetime.fromisoformat(json.loads(run(str(Week.of(before)), "--format", "json"))["as_of"])
    assert before <= as_of <= timezone.now()


def test_what_is_printed_can_be_asked_again():
    published(at("04-03 23:59").replace(second=59, microsecond=400_000))
    assert json.loads(run("2020-W14", "--as-of", STATE, "--format", "json"))["volunteers"]["total"] == 1
