"""When somebody is free, as a need will ask: usual week, days that differ, break."""

from datetime import date, time

import pytest

from directory import availability
from directory.availability.actions import Days
from directory.availability.agenda import agenda_of, parts_between
from directory.models import Volunteer
from tests.directory.factories import VolunteerFactory

pytestmark = pytest.mark.django_db
# A Monday far enough to be to come for as long as this suite runs.
MONDAY, TUESDAY, SUNDAY = date(2091, 1, 1), date(2091, 1, 2), date(2091, 1, 7)


@pytest.fixture
def volunteer():
    return VolunteerFactory()


def agenda(volunteer):
    return agenda_of(Volunteer.objects.get(pk=volunteer.pk))


def test_the_usual_week_says_which_days(volunteer):
    availability.set_availability(volunteer, status="available", week=[(0, "morning"), (6, "night")])
    assert agenda(volunteer).free_days(MONDAY, SUNDAY) == [MONDAY, SUNDAY]


@pytest.mark.parametrize(
    ("start", "end", "free"),
    [(time(8), time(11), True), (time(11), time(13), True), (time(14), time(18), False), (time(22), time(6), False)],
)
def test_hours_are_compared_with_parts_of_the_day(volunteer, start, end, free):
    availability.set_availability(volunteer, status="available", week=[(0, "morning")])
    assert bool(agenda(volunteer).free_days(MONDAY, MONDAY, start=start, end=end)) is free


@pytest.mark.parametrize(
    ("start", "end", "parts"),
    [
        (None, None, {"morning", "afternoon", "evening", "night"}),
        (time(6), time(12), {"morning"}),
        (time(21), time(6), {"evening", "night"}),
        (time(5), time(7), {"night", "morning"}),
        (time(0), time(0), {"morning", "afternoon", "evening", "night"}),
    ],
)
def test_parts_that_hours_touch(start, end, parts):
    assert parts_between(start, end) == parts


def test_days_that_differ_count_more_than_the_week(volunteer):
    availability.set_availability(volunteer, status="available", week=[(0, "morning")])
    availability.set_dated_slots(volunteer, [Days(MONDAY, MONDAY, is_free=False), Days(TUESDAY, TUESDAY, ["evening"])])
    assert agenda(volunteer).free_days(MONDAY, SUNDAY) == [TUESDAY]
    assert agenda(volunteer).parts_on(TUESDAY) == {"evening"}


def test_days_that_are_over_are_not_kept(volunteer):
    availability.set_dated_slots(volunteer, [Days(date(2020, 1, 1), date(2020, 1, 2))])
    assert not volunteer.dated_slots.exists()


@pytest.mark.parametrize(
    ("times", "days"),
    [(["weekend"], 2), (["day"], 5), (["night"], 7), (["weekend", "day"], 7), (["on_demand"], 7), ([], 7)],
)
def test_without_a_week_the_words_of_the_card_count(volunteer, times, days):
    availability.set_availability(volunteer, status="available", times=times)
    assert len(agenda(volunteer).free_days(MONDAY, SUNDAY)) == days


def test_on_a_break_no_day_is_free_before_its_end(volunteer):
    availability.pause(volunteer, until=TUESDAY)
    assert agenda(volunteer).free_days(MONDAY, TUESDAY) == [TUESDAY]
    availability.pause(volunteer)
    assert agenda(volunteer).free_days(MONDAY, SUNDAY) == []
