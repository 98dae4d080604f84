"""Whoever leaves an offer or a proposal without an answer is reminded once; then somebody else learns it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.db.models import F

from accounts.notices import preferences
from accounts.notices.choices import Frequency
from accounts.roles import Role
from help_requests import actions
from help_requests.choices import OfferState, State
from help_requests.models import Offer
from matching.models import Reminder
from matching.reminders import ladder
from portal.work.worker import drain
from tests.accounts.factories import member
from tests.directory.factories import MembershipFactory
from tests.matching.waves import request, titles, volunteer

pytestmark = pytest.mark.django_db

# A day to come: what waits is dated by the real clock.
NOON = datetime(2030, 4, 3, 12, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture
def asking():
    """Somebody who asks, for an establishment."""
    return member("cadre@exemple.invalid", first_name="Dominique")


@pytest.fixture
def page(asking):
    page = request(owner=asking, urgency="high", title="Deux personnes pour l’accueil")
    MembershipFactory(user=asking, establishment=page.establishment, role="manager")
    drain()
    return page


@pytest.fixture
def person(page):
    return volunteer("Nadia")


@pytest.fixture
def coordinator():
    user = member("coordination@exemple.invalid", first_name="Alix")
    user.groups.add(Group.objects.get(name=Role.COORDINATOR))
    preferences.choose(user, {"coordination": Frequency.AT_ONCE})
    return user


def made(page, person, by=None, origin="establishment", hours=0.0, **fields):
    """An offer made so many hours before noon."""
    at = NOON - timedelta(hours=hours)
    return Offer.objects.create(
        help_request=page, volunteer=person, by=by, origin=origin, **{"created_at": at} | fields
    )


def letters(now=NOON):
    ladder.remind_due(now)
    drain()
    return [(letter.to[0].partition("@")[0], letter.subject) for letter in mail.outbox]


def hours_pass(number):
    """Have everything be older."""
    passed = timedelta(hours=number)
    Offer.objects.update(created_at=F("created_at") - passed)
    Reminder.objects.update(at=F("at") - passed)


def test_a_proposal_reminds_the_volunteer_then_tells_who_proposed(page, person, asking):
    offer = made(page, person, by=asking, hours=11.9)
    assert letters() == []
    hours_pass(0.2)
    reminder = ("nadia", "Votre réponse est attendue\u202f: Deux personnes pour l’accueil")
    assert letters() == [reminder]
    assert f"http://localhost/compte/propositions/{offer.pk}/" in mail.outbox[0].body
    assert letters() == [reminder]
    hours_pass(12)
    assert letters() == [reminder, ("cadre", "Pas de réponse à votre proposition\u202f: Deux personnes pour l’accueil")]
    assert f"http://localhost/demandes/{page.slug}/qui-peut-aider/" in mail.outbox[1].body
    assert "Nadia Volontaire" in mail.outbox[1].body
    hours_pass(100)
    assert len(letters()) == 2


def test_an_offer_reminds_those_who_asked_then_tells_the_coordinators(page, person, asking, coordinator):
    offer = made(page, person, by=person.user, origin="volunteer", hours=23.9)
    assert letters() == []
    hours_pass(0.2)
    reminder = ("cadre", "Une personne volontaire attend votre réponse\u202f: Deux personnes pour l’accueil")
    assert letters() == [reminder]
    assert list(ladder.silent_offers()) == []
    hours_pass(48)
    assert letters()[1:] == [("coordination", "Une offre sans réponse\u202f: Deux personnes pour l’accueil")]
    assert list(ladder.silent_offers()) == [offer]
    hours_pass(100)
    assert len(letters()) == 2


@pytest.mark.parametrize(("urgency", "hours"), [("critical", (2, 2)), ("high", (12, 12)), ("normal", (48, 48))])
def test_sooner_when_it_is_urgent(page, person, asking, urgency, hours):
    type(page).objects.update(urgency=urgency)
    first, second = hours
    made(page, person, by=asking, hours=first - 0.1)
    assert letters() == []
    hours_pass(0.2)
    assert len(letters()) == 1
    hours_pass(second - 0.2)
    assert len(letters()) == 1
    hours_pass(0.3)
    assert len(letters()) == 2


def test_a_worker_that_was_away_leaves_time_to_answer(page, person, asking):
    made(page, person, by=asking, hours=60)
    assert len(letters()) == 1
    assert len(letters()) == 1
    hours_pass(12)
    assert len(letters()) == 2


@pytest.mark.parametrize("state", [OfferState.ACCEPTED, OfferState.DECLINED, OfferState.WITHDRAWN])
def test_an_answer_ends_it(page, person, asking, state):
    made(page, person, by=asking, hours=13, state=state)
    assert letters() == []


def test_neither_the_waiting_list_nor_a_closed_request_nor_what_is_old(page, person, asking):
    made(page, person, origin="volunteer", hours=30, waiting_since=NOON)
    other = volunteer("Olive")
    made(page, other, origin="volunteer", hours=24 * 22)
    assert letters() == []
    third = volunteer("Paul")
    made(page, third, origin="volunteer", hours=30)
    actions.change_state(page, State.SOLVED, by=None)
    letters()
    assert not Reminder.objects.exists()


def test_at_night_only_what_is_critical(page, person, asking):
    made(page, person, by=asking, hours=24)
    night = NOON + timedelta(hours=11)
    assert letters(night) == []
    type(page).objects.update(urgency="critical")
    assert len(letters(night)) == 1


def test_who_wants_no_reminder_gets_none_and_the_next_step_comes(page, person, asking):
    preferences.choose(person.user, {"proposal": Frequency.NEVER})
    made(page, person, by=asking, hours=13)
    assert letters() == []
    hours_pass(12)
    assert [who for who, _subject in letters()] == ["cadre"]


def test_once_for_two_workers(page, person, asking):
    offer = made(page, person, by=asking, hours=13)
    for _worker in range(2):
        ladder.climb(ladder.VOLUNTEER, offer.pk, NOON)
    assert titles(person.user).count("Votre réponse est attendue\u202f: Deux personnes pour l’accueil") == 1
    assert Reminder.objects.count() == 1


def test_looking_costs_the_same_however_many_wait(page, django_assert_num_queries):
    for number in range(6):
        made(page, volunteer(f"V{number}"), origin="volunteer", hours=2)
    with django_assert_num_queries(len(ladder.LADDER)):
        ladder.remind_due(NOON)
