"""The figures of a week, against the same data counted a second time and against what was published in 2020."""

import io
import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command

from reports.figures import compute
from reports.weeks import Week
from tests.reports.counting import expected, packaged_week
from tests.reports.drawing import draw

PARIS = ZoneInfo("Europe/Paris")
STATE = "2020-04-03T23:59:59+02:00"

# An ordinary week, those in which clocks change, and those at the end of a year.
WEEKS = [date(2020, 3, 30), date(2020, 3, 23), date(2020, 10, 19), date(2020, 12, 28), date(2025, 12, 29)]


def flat(value, path=""):
    """Each figure of the JSON by its path, so that a difference names itself."""
    if isinstance(value, dict):
        return {p: v for key, inner in value.items() for p, v in flat(inner, f"{path}.{key}").items()}
    if isinstance(value, list):
        return {f"{path}.length": len(value)} | {
            p: v for i, inner in enumerate(value) for p, v in flat(inner, f"{path}[{i}]").items()
        }
    return {path: value}


def printed(*arguments):
    out = io.StringIO()
    call_command("weekly_report", *arguments, stdout=out, stderr=io.StringIO())
    return json.loads(out.getvalue())


def test_the_week_of_2020_one_by_one(anap_week):
    figures = flat(printed("2020-W14", "--as-of", STATE, "--format", "json"))
    assert figures == flat(expected(packaged_week(), 2020, 14, datetime.fromisoformat(STATE)))


def test_the_week_of_2020_as_it_was_published(anap_week):
    figures = printed("2020-W14", "--as-of", STATE, "--format", "json")
    people, asked = figures["volunteers"], figures["requests"]
    assert (people["total"], people["new"], figures["previous"]["volunteers_total"]) == (37, 24, 13)
    assert people["gender"] == {"man": 29, "woman": 8, "not_given": 0}
    assert people["sector"] == {"sanitaire": 17, "medico_social": 18, "social": 0, "not_given": 2}
    assert people["legal_status"] == {"public": 12, "private": 25, "not_given": 0}
    assert people["regions_count"] == 12
    assert [(region["name"], region["count"]) for region in people["regions"][:5]] == [
        ("Île-de-France", 8),
        ("Auvergne-Rhône-Alpes", 6),
        ("Hauts-de-France", 5),
        ("Occitanie", 5),
        ("Grand Est", 3),
    ]
    assert sum(region["count"] for region in people["regions"][5:]) == 10
    assert [theme["slug"] for theme in people["themes"][:3]] == ["teletravail", "si-medico-social", "pca"]
    assert (asked["received"], asked["handled"], asked["open"], asked["volunteers_involved"]) == (15, 15, 0, 7)
    assert asked["establishments"] == {"sanitaire": 10, "medico_social": 5, "social": 0, "not_given": 0}
    assert [(theme["slug"], theme["count"]) for theme in asked["themes"][:2]] == [
        ("teletravail", 9),
        ("telemedecine", 3),
    ]
    assert asked["channels"][0] == {"slug": "phone", "name": "Appel téléphonique", "count": 11}
    assert (asked["with_tool"], asked["with_thread_post"], asked["median_hours_to_first_answer"]) == (3, 3, 8.0)
    assert figures["positions"]["fill_rate"] is None


def test_keys_come_in_the_order_of_the_interface(anap_week):
    figures = printed("2020-W14", "--as-of", STATE, "--format", "json")
    assert list(figures) == ["week", "from", "to", "as_of", "volunteers", "requests", "positions", "previous"]
    assert list(figures["requests"]) == [
        "received",
        "handled",
        "open",
        "volunteers_involved",
        "establishments",
        "themes",
        "channels",
        "with_tool",
        "with_thread_post",
        "median_hours_to_first_answer",
        "satisfaction",
    ]


@pytest.mark.parametrize("monday", WEEKS, ids=str)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_other_data_sets_give_their_own_figures(reference_lists, tmp_path, seed, monday):
    data = draw(seed, monday)
    (tmp_path / "data.json").write_text(json.dumps(data), encoding="utf-8")
    call_command("load_data", str(tmp_path), stdout=io.StringIO())
    week = Week(monday)
    year, number, _day = monday.isocalendar()
    moments = [datetime.combine(monday + timedelta(days=2), datetime.min.time(), PARIS) + timedelta(hours=15)]
    moments += [week.last_instant.replace(microsecond=0), week.end + timedelta(days=5)]
    for as_of in moments:
        assert flat(compute(week, as_of)) == flat(expected(data, year, number, as_of))


def test_a_week_without_anything_is_all_zeros(db):
    figures = compute(Week.parse("2020-W14"), datetime.fromisoformat(STATE))
    assert (figures["volunteers"]["total"], figures["requests"]["received"]) == (0, 0)
    assert figures["requests"]["median_hours_to_first_answer"] is None
    assert figures["positions"] == {"asked": 0, "filled": 0, "fill_rate": None, "by_profession": [], "by_region": []}


def test_the_number_of_queries_does_not_grow(anap_week, django_assert_max_num_queries):
    with django_assert_max_num_queries(19):
        compute(Week.parse("2020-W14"), datetime.fromisoformat(STATE))
    with django_assert_max_num_queries(19):
        compute(Week.parse("2031-W01"), datetime.fromisoformat("2031-01-05T12:00:00+01:00"))
