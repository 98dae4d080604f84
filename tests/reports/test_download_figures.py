"""Key figures as data: the page's numbers, small ones hidden, and nobody can compute them back from the file."""

import csv
import io
import json
from datetime import date
from fractions import Fraction

import pytest
from django.core.management import call_command

from directory.models import Region
from tests.reports.drawing import draw
from tests.reports.factories import at, published, request_in

DAYS = "?du=2020-03-30&au=2020-04-05"
SUMS = {
    ("volunteers", "total"): [
        ("volunteers.sector", None),
        ("volunteers.legal_status", None),
        ("volunteers.regions", "count"),
        ("volunteers.functions", "count"),
    ],
    ("volunteers", "new"): [("volunteers.regions", "new"), ("per_week", "new"), ("per_day", "new")],
    ("requests", "received"): [("requests.establishments", None), ("per_week", "received")],
    ("positions", "asked"): [
        ("positions.by_profession", "asked"),
        ("positions.by_region", "asked"),
        ("per_week", "asked"),
    ],
    ("positions", "filled"): [
        ("positions.by_profession", "filled"),
        ("positions.by_region", "filled"),
        ("per_week", "filled"),
    ],
}


def data_of(client, filters=""):
    answer = client.get(f"/chiffres/json/{DAYS}{filters}")
    assert answer.headers["Content-Type"] == "application/json"
    return json.loads(answer.content)


def parts(data, path, measure):
    """The cells of a breakdown: (where, shown number or None)."""
    value = data
    for name in path.split("."):
        value = value[name]
    if isinstance(value, dict):
        return [((path, name), count) for name, count in value.items()]
    return [((path, place, measure), item[measure]) for place, item in enumerate(value)]


def equations(data):
    """What everybody knows of the file: parts add up to totals, days to weeks, waits to requests."""
    known = []
    for (group, name), breakdowns in SUMS.items():
        total = ((group, name), data[group][name])
        known += [(total, parts(data, path, measure)) for path, measure in breakdowns]
    asked = data["requests"]
    waits = [(("take_up", name), asked["take_up"][name]) for name in ("within_24h", "within_72h", "later", "not_yet")]
    known.append(((("requests", "received"), asked["received"]), waits))
    registered = list(zip(parts(data, "per_day", "new"), data["per_day"], strict=True))
    for place, week in enumerate(data["per_week"]):
        days = [cell for cell, day in registered if week["from"] <= day["date"] <= week["to"]]
        known.append(((("per_week", place, "new"), week["new"]), days))
    return known


def solved(data):
    """The hidden cells that the sums alone tell, by elimination (Gauss–Jordan)."""
    done = []
    for total, cells in equations(data):
        line, right = written(total, cells)
        for pivot, other, value in done:
            line, right = less(line, right, line.get(pivot, 0), other, value)
        if not line:
            continue
        pivot, factor = next(iter(line.items()))
        line, right = {where: value / factor for where, value in line.items()}, right / factor
        done = [(place, *less(other, value, other.get(pivot, 0), line, right)) for place, other, value in done]
        done.append((pivot, line, right))
    return [(pivot, value) for pivot, line, value in done if len(line) == 1]


def written(total, cells):
    """Parts minus total is nothing: the hidden ones with their signs, and what the shown ones leave."""
    line, right = {}, Fraction(0)
    for (where, number), sign in [(total, -1), *((cell, 1) for cell in cells)]:
        if number is None:
            line[where] = Fraction(sign)
        else:
            right -= sign * number
    return line, right


def less(line, right, factor, other, value):
    """A line minus a multiple of another."""
    left = {where: line.get(where, 0) - factor * other.get(where, 0) for where in line | other}
    return {where: number for where, number in left.items() if number}, right - factor * value


NO_COUNTS = {"hidden_below", "filters", "fill_rate", "share_24h", "share_72h", "median_hours_to_first_answer"}


def counts(data):
    """Every count of the file."""
    if isinstance(data, dict):
        return [number for name, value in data.items() if name not in NO_COUNTS for number in counts(value)]
    if isinstance(data, list):
        return [number for item in data for number in counts(item)]
    return [data] if isinstance(data, int) else []


@pytest.fixture(params=[1, 2, 3, 4])
def drawn(request, reference_lists, tmp_path):
    data = draw(request.param, date(2020, 3, 30))
    (tmp_path / "data.json").write_text(json.dumps(data), encoding="utf-8")
    call_command("load_data", str(tmp_path), stdout=io.StringIO())


def test_no_hidden_number_follows_from_the_others(client, drawn):
    for filters in ("", "&region=11", "&region=11&region=84", "&secteur=sanitaire", "&theme=teletravail"):
        data = data_of(client, filters)
        assert all(number >= 5 for number in counts(data))
        assert solved(data) == []


def test_the_solver_would_find_one(client, reference_lists):
    for number in range(12):
        published(at("03-31 10:00"), sector="sanitaire" if number < 9 else "social")
    data = data_of(client)
    assert data["volunteers"]["sector"] == {"sanitaire": None, "medico_social": None, "social": None, "not_given": None}
    data["volunteers"]["sector"] |= {"sanitaire": 9, "medico_social": 0, "not_given": 0}
    assert (("volunteers.sector", "social"), 3) in solved(data)


def test_the_file_says_what_the_page_says(client, reference_lists):
    brittany = Region.objects.get(code="53")
    for number in range(40):
        published(at("03-31 10:00"), region=brittany if number < 12 else None)
    for _number in range(6):
        request_in(("open", at("04-01 09:00")))
    data = data_of(client)
    assert (data["volunteers"]["total"], data["volunteers"]["new"]) == (40, 40)
    assert (data["requests"]["received"], data["requests"]["take_up"]["not_yet"]) == (6, None)
    assert data["hidden_below"] == 5
    one = data_of(client, "&region=53")
    assert one["filters"]["regions"] == ["53"]
    assert one["volunteers"]["regions"] == [{"code": "53", "name": "Bretagne", "count": 12, "new": 12}]


def test_lines_are_the_same_whatever_the_numbers(client, reference_lists):
    nobody = data_of(client)["volunteers"]["regions"]
    for region in Region.objects.all():
        published(at("03-31 10:00"), region=region)
    everywhere = data_of(client)["volunteers"]["regions"]
    assert [one["code"] for one in everywhere] == [one["code"] for one in nobody]
    assert {one["count"] for one in nobody} == {None}


def test_the_table_has_the_same_numbers(client, reference_lists):
    for _number in range(7):
        published(at("03-31 10:00"), region=Region.objects.get(code="53"))
    published(at("03-31 10:00"), sector="social")
    answer = client.get(f"/chiffres/csv/{DAYS}&region=53")
    assert 'filename="chiffres-2020-03-30-2020-04-05.csv"' in answer.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.content.decode())))
    assert ["volunteers.total", "", "", "7"] in rows
    assert ["filters.regions", "", "", "53"] in rows
    assert ["volunteers.regions.count", "53", "Bretagne", "7"] in rows
    assert ["requests.received", "", "", ""] in rows
    assert ["per_week.new", "2020-W14", "", "7"] in rows


def test_gender_is_in_no_file(client, reference_lists):
    published(at("03-31 10:00"), gender="woman")
    assert "gender" not in client.get(f"/chiffres/json/{DAYS}").content.decode()


def test_the_api_answers_the_same(client, reference_lists):
    for number in range(9):
        published(at("03-31 10:00"), sector="sanitaire" if number < 6 else "social")
    answer = client.get(f"/api/v1/figures{DAYS}&theme=nimporte")
    told = answer.json()
    assert ["nimporte" in warning for warning in told["warnings"]] == [True]
    assert {name: value for name, value in told.items() if name not in ("as_of", "warnings")} == {
        name: value for name, value in data_of(client).items() if name not in ("as_of", "warnings")
    }
