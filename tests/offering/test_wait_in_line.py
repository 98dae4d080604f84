"""The waiting list: both sides said yes, no place is left; the first place that is free goes to the first in line."""

from datetime import date

import pytest

from directory.models import Availability
from help_requests.choices import OfferState, State
from help_requests.models import FirstCome, Offer
from tests.help_requests.factories import HelpRequestFactory, need
from tests.offering import people
from tests.offering.people import letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(request_page, manager):
    """Two who have the places, two who wait."""
    helpers = [people.volunteer(name=name) for name in ("Anne", "Basile", "Chloé", "Denis")]
    for who in helpers:
        who.offer(request_page)
        manager.accept(Offer.objects.get(volunteer=who.volunteer))
    letters()
    return helpers


def standing_of(who) -> str:
    offer = Offer.objects.get(volunteer=who.volunteer)
    return "waiting" if offer.is_waiting else offer.state


def test_who_finds_no_place_waits_and_is_told(request_page, manager, helper):
    request_page.needs.update(number=1)
    other = people.volunteer(name="Anne")
    for who in (other, helper):
        who.offer(request_page)
    manager.accept(Offer.objects.get(volunteer=other.volunteer))
    letters()
    shown = manager.accept(Offer.objects.get(volunteer=helper.volunteer))
    assert "liste d’attente" in shown.text
    assert helper.user.email not in shown.text
    (letter,) = letters()
    assert letter.to == [helper.user.email]
    assert "liste d’attente" in letter.body


def test_a_free_place_goes_to_the_first_and_both_sides_are_told(line, manager):
    line[0].withdraw(Offer.objects.get(volunteer=line[0].volunteer))
    assert [standing_of(who) for who in line] == ["withdrawn", "accepted", "accepted", "waiting"]
    told = [(letter.to[0], letter.subject) for letter in letters()]
    assert (line[2].user.email, "On vous attend : Deux infirmières en renfort") in told
    assert (manager.user.email, "Une aide est convenue : Deux infirmières en renfort") in told
    assert (manager.user.email, "Retrait : Deux infirmières en renfort") in told
    page = Offer.objects.first().help_request
    assert page.state == State.IN_PROGRESS
    assert page.periods.count() == 2


@pytest.mark.parametrize("kept", ["paused", "expected elsewhere", "offline"])
def test_who_cannot_come_now_is_passed_over_and_keeps_their_rank(line, manager, asking, kept):
    third = line[2]
    if kept == "paused":
        Availability.objects.filter(volunteer=third.volunteer).update(status="paused")
    if kept == "offline":
        third.volunteer.profile.unpublish()
    if kept == "expected elsewhere":
        wanted = need(starts_on=date(2026, 12, 8), ends_on=date(2026, 12, 8))
        other = HelpRequestFactory(owner=manager.user, establishment=asking, needs=[wanted])
        third.offer(other)
        manager.accept(Offer.objects.get(help_request=other))
    line[0].withdraw(Offer.objects.get(volunteer=line[0].volunteer, need__number=2))
    here = Offer.objects.filter(need__number=2)
    assert here.get(volunteer=line[3].volunteer).state == OfferState.ACCEPTED
    assert here.waiting().get().volunteer == third.volunteer


def test_more_people_needed_is_room_for_those_who_wait(line, request_page):
    page = request_page
    page.needs.update(number=3)
    page.refresh_from_db()
    page.save_revision().publish()
    assert [standing_of(who) for who in line] == ["accepted", "accepted", "accepted", "waiting"]


def test_first_come_first_served_is_the_establishments_own_choice(request_page, manager, helper):
    address = f"/demandes/{request_page.slug}/propositions/ordre/"
    assert helper.client.post(address, {"on": "1"}).status_code == 404
    manager.client.post(address, {"on": "1"})
    helper.offer(request_page, reach=["email"])
    assert standing_of(helper) == OfferState.ACCEPTED
    assert "Lenoir" in helper.read(Offer.objects.get()).text
    manager.client.post(address)
    assert not FirstCome.objects.exists()
