"""The life of a request: every way that is open, every way that isn't, and what each step leaves behind."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from help_requests import actions
from help_requests.choices import WAYS, State
from help_requests.models import StatePeriod
from portal.work.models import OutboxRow
from tests.directory.factories import VolunteerFactory
from tests.help_requests.factories import HelpRequestFactory, give_support

pytestmark = pytest.mark.django_db

# The whole table: domain.md says which states there are, this says from where one may go where.
OPEN_WAYS = {
    "draft": {"in_review", "open", "withdrawn"},
    "in_review": {"draft", "open", "withdrawn"},
    "open": {"in_progress", "solved", "closed_unsolved", "withdrawn", "expired"},
    "in_progress": {"open", "solved", "closed_unsolved", "withdrawn", "expired"},
    "solved": {"open"},
    "closed_unsolved": {"open"},
    "withdrawn": {"in_review", "open"},
    "expired": {"open"},
}
EVERY_WAY = [(start, end) for start in OPEN_WAYS for end in OPEN_WAYS if start != end]


def request_in(state):
    """Return a request whose only period is this state."""
    page = HelpRequestFactory(live=False)
    page.periods.create(state=state)
    return page


def test_the_table_is_the_codes():
    assert {state.value: {way.value for way in ways} for state, ways in WAYS.items()} == OPEN_WAYS


@pytest.mark.parametrize(("start", "end"), EVERY_WAY)
def test_a_way(start, end):
    page = request_in(start)
    if end in OPEN_WAYS[start]:
        actions.change_state(page, State(end), by=page.owner)
        before, after = page.periods.order_by("pk")
        assert before.ended_at == after.started_at
        assert (after.state, after.ended_at, after.by) == (end, None, page.owner)
        return
    with pytest.raises(actions.WayClosedError) as refusal:
        actions.change_state(page, State(end), by=page.owner)
    assert (refusal.value.current, refusal.value.wanted) == (State(start), State(end))
    assert page.periods.get().ended_at is None


@pytest.mark.parametrize("state", OPEN_WAYS)
def test_the_same_state_asked_twice_changes_nothing(state):
    page = request_in(state)
    actions.change_state(page, State(state), by=None)
    assert page.periods.count() == 1


def test_each_change_reaches_the_index():
    page = HelpRequestFactory()
    OutboxRow.objects.all().delete()
    actions.change_state(page, State.SOLVED, by=None)
    rows = {row.topic: row.payload for row in OutboxRow.objects.all()}
    assert rows.keys() == {"index", "event"}
    assert rows["index"] == {"kind": "request", "pk": page.pk}


def test_publication_opens_a_request_and_again_changes_nothing():
    page = HelpRequestFactory()
    page.save_revision().publish()
    assert [period.state for period in page.periods.all()] == ["open"]


def test_an_old_revision_does_not_turn_back_the_clock():
    page = HelpRequestFactory()
    old = page.latest_revision
    actions.change_state(page, State.SOLVED, by=None)
    old.publish()
    assert type(page).objects.get().state == State.SOLVED


def test_help_given_puts_an_open_request_in_progress():
    page = HelpRequestFactory()
    give_support(page, VolunteerFactory())
    give_support(page, VolunteerFactory())
    assert [period.state for period in page.periods.all()] == ["open", "in_progress"]


def test_help_noted_with_an_earlier_date_leaves_periods_in_order():
    page = HelpRequestFactory()
    long_before = timezone.now() - timedelta(days=3)
    give_support(page, VolunteerFactory(), at=long_before)
    opened, helped = page.periods.order_by("pk")
    assert (opened.ended_at, helped.started_at, helped.ended_at) == (opened.started_at, opened.started_at, None)
    assert (page.support.get().at, page.first_answer.at) == (long_before, long_before)


def test_help_noted_afterwards_does_not_reopen():
    page = HelpRequestFactory(state=State.SOLVED)
    give_support(page, VolunteerFactory())
    assert type(page).objects.get().state == State.SOLVED


def test_the_database_holds_one_current_state():
    page = HelpRequestFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        StatePeriod.objects.create(help_request=page, state=State.SOLVED)


def test_a_state_of_the_past_can_be_asked_again():
    page = HelpRequestFactory()
    opened = page.periods.get()
    solved = actions.change_state(page, State.SOLVED, by=None)
    assert StatePeriod.objects.as_of(opened.started_at).get() == opened
    assert StatePeriod.objects.as_of(solved.started_at).get() == solved
