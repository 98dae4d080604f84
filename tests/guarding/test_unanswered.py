"""Requests that nobody answers: told to the team once, after a working day."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.utils import timezone

from accounts.models import Notification
from accounts.roles import Role
from community import actions
from community.guarding import unanswered
from help_requests.models import Offer, StatePeriod
from portal.work.worker import drain
from tests.directory.factories import ProfilePageFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db


def at(day, hour=9):
    """A moment of a week that begins on Monday 9 March 2026, in Paris."""
    return datetime(2026, 3, 9, hour, tzinfo=timezone.get_default_timezone()) + timedelta(days=day)


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        (at(0), at(1), 24),
        (at(4), at(7), 24),  # from Friday to Monday
        (at(5), at(6), 0),
        (at(4, 18), at(7, 10), 16),
        (at(19), at(21), 9),
        (at(0, 10), at(0, 10), 0),
    ],
)
def test_week_ends_do_not_count(since, until, hours):
    assert unanswered.working_hours(since, until) == pytest.approx(hours)


def test_hours_and_days_are_set(settings):
    settings.UNANSWERED_DAYS, settings.UNANSWERED_FROM, settings.UNANSWERED_UNTIL = [1, 6], 8, 18
    assert unanswered.working_hours(at(0), at(7)) == 9 + 10 + 1


def test_a_day_on_which_the_clocks_go_forward_has_its_23_hours(settings):
    settings.UNANSWERED_DAYS = [7]
    assert unanswered.working_hours(at(19), at(21)) == 23


@pytest.fixture
def coordinator(db):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=Role.COORDINATOR.value))
    return user


@pytest.fixture
def page(db):
    page = HelpRequestFactory()
    StatePeriod.objects.filter(help_request=page).update(started_at=at(0))
    return page


def test_the_team_hears_once_of_what_nobody_answers(page, coordinator):
    unanswered.look(at(1, 8))
    assert not Notification.objects.exists()
    for hour in (9, 10, 11):
        unanswered.look(at(1, hour))
    drain()
    (letter,) = mail.outbox
    assert letter.to == [coordinator.email]
    assert page.title in letter.subject
    assert "24 heures ouvrées" in letter.body


@pytest.mark.parametrize("answer", ["post", "offer", "offline", "closed"])
def test_what_was_answered_or_is_over_is_not_told(page, coordinator, answer):
    if answer == "post":
        actions.reply(page.thread, by=ProfilePageFactory().owner, body="Bonjour")
    elif answer == "offer":
        Offer.objects.create(help_request=page, volunteer=ProfilePageFactory().volunteer)
    elif answer == "offline":
        page.unpublish()
    else:
        StatePeriod.objects.filter(help_request=page).update(ended_at=at(0, 12))
    unanswered.look(at(3))
    assert not Notification.objects.filter(kind=unanswered.UNANSWERED).exists()


def test_looking_costs_two_queries_however_many_were_told(page, coordinator, django_assert_max_num_queries):
    unanswered.look(at(2))
    with django_assert_max_num_queries(2):
        unanswered.look(at(2, 10))
