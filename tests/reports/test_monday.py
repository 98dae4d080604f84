"""On Mondays the worker drafts the report of the week that is over, once, whatever its clock does."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from portal.work import periodic
from reports.actions import draft_once, draft_weekly_report
from reports.models import DraftedWeek, ReportIndexPage, WeeklyReportPage
from reports.weekly.monday import draft_what_is_due, due
from reports.weeks import Week
from tests.reports.factories import at, published

WEEK = Week.parse("2020-W14")
MONDAY = at("04-06 08:00")


@pytest.fixture
def facts(db):
    published(at("03-30 10:00"))


def weeks(found):
    return [str(week) for week in found]


def test_nothing_is_due_before_anything_happened(db):
    assert due(MONDAY) == []


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("04-05 23:59", []),
        ("04-06 04:59", []),
        ("04-06 05:00", ["2020-W14"]),
        ("04-12 12:00", ["2020-W14"]),
        ("04-13 05:00", ["2020-W15"]),
    ],
)
def test_the_week_that_is_over_is_due_from_monday_morning(facts, moment, expected):
    assert weeks(due(at(moment))) == expected


def test_the_draft_speaks_of_the_whole_week_and_is_nobodys(facts):
    assert draft_once(WEEK)
    report = WeeklyReportPage.objects.get()
    assert (report.as_of, report.live, report.owner) == (WEEK.last_instant, False, None)
    assert report.get_latest_revision().user is None


def test_it_is_drafted_once_also_when_somebody_deletes_it(facts):
    assert draft_once(WEEK)
    assert not draft_once(WEEK)
    WeeklyReportPage.objects.get().delete()
    assert due(MONDAY) == []
    assert not draft_once(WEEK)
    assert not WeeklyReportPage.objects.exists()


def test_a_draft_made_by_hand_stays_as_it_is(facts):
    draft_weekly_report(WEEK, as_of=at("04-03 23:59"))
    assert draft_once(WEEK)
    assert WeeklyReportPage.objects.get().as_of == at("04-03 23:59")


def test_weeks_that_a_stopped_worker_missed_are_drafted_in_order(facts):
    draft_once(WEEK)
    assert weeks(due(at("04-27 06:00"))) == ["2020-W15", "2020-W16", "2020-W17"]


def test_a_clock_that_jumps_ahead_and_back_makes_one_report_a_week(facts):
    for moment in (MONDAY, MONDAY + timedelta(days=14), MONDAY, MONDAY + timedelta(days=7), MONDAY - timedelta(days=1)):
        for week in due(moment):
            draft_once(week)
    made = list(WeeklyReportPage.objects.order_by("week").values_list("week", flat=True))
    assert made == ["2020-W14", "2020-W15", "2020-W16"]


def test_the_hour_that_comes_twice_in_autumn_changes_nothing(facts):
    night = Week.parse("2020-W43")
    found = [weeks(due(night.end + timedelta(hours=hours))) for hours in (4, 5, 6)]
    assert found == [["2020-W42"], ["2020-W43"], ["2020-W43"]]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_workers_started_at_once_make_one_report():
    published(at("03-30 10:00"))
    outcomes, start = [], threading.Barrier(4)

    def work():
        start.wait()
        try:
            outcomes.append(draft_once(WEEK))
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(outcomes) == [False, False, False, True]
    assert (WeeklyReportPage.objects.count(), DraftedWeek.objects.count()) == (1, 1)


def test_the_worker_looks_every_minute(facts, django_assert_max_num_queries):
    assert periodic._jobs["weekly_report"] is draft_what_is_due
    draft_what_is_due()
    assert WeeklyReportPage.objects.count() == 1
    with django_assert_max_num_queries(1):
        draft_what_is_due()


def test_a_site_without_a_list_of_reports_drafts_none(facts):
    ReportIndexPage.objects.get().delete()
    draft_what_is_due()
    assert not WeeklyReportPage.objects.exists()
