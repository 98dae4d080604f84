"""Leaving takes standing offers back and erases what was written; past places stay counted, and name nobody."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts import privacy
from accounts.privacy import Person
from help_requests.choices import OfferState
from help_requests.models import Filling, Offer, OfferStep, StatePeriod
from portal import retention
from tests.offering import people
from tests.offering.people import letters

pytestmark = pytest.mark.django_db


def exported(person) -> list:
    parts = {part.name: part for part in privacy.parts()}
    return parts["offers"].export(Person.of(person.user))["offers"]


def test_the_copy_of_my_data_holds_my_words_and_nobody_elses(request_page, manager, helper):
    helper.offer(request_page, message="Mes mots")
    manager.decline(Offer.objects.get(), comment="Leurs mots")
    (mine,) = exported(helper)
    assert (mine["message"], mine["state"], mine["request"]) == ("Mes mots", "declined", request_page.title)
    assert "Leurs mots" not in str(mine)
    assert "Leurs mots" not in str(exported(manager)) or exported(manager)[0]["message"] == ""


def test_a_volunteer_who_leaves_gives_the_place_to_the_next_and_is_named_nowhere(request_page, manager, helper):
    request_page.needs.update(number=1)
    other = people.volunteer(name="Basile")
    for who in (helper, other):
        who.offer(request_page, message=f"Mots de {who.user.first_name}")
        manager.accept(Offer.objects.get(volunteer=who.volunteer))
    letters()
    gone = helper.volunteer
    name = helper.user.get_full_name()
    call_command("erase_person", helper.user.email, reason="test")
    offer = Offer.objects.get(volunteer=gone)
    assert (offer.state, offer.message, offer.by, offer.reach) == (OfferState.WITHDRAWN, "", None, [])
    assert Offer.objects.get(volunteer=other.volunteer).state == OfferState.ACCEPTED
    assert Filling.objects.filter(ended_at=None).count() == 1
    told = [letter for letter in letters() if letter.to == [manager.user.email]]
    assert any("a quitté le portail" in letter.body for letter in told)
    assert all(name not in letter.body for letter in told)
    assert not OfferStep.objects.exclude(comment="").exists()


def test_words_are_kept_a_year_after_the_end(request_page, manager, helper):
    rule = next(rule for rule in retention.rules() if rule.name == "offer-words")
    helper.offer(request_page)
    manager.accept(Offer.objects.get())
    long_ago = timezone.now() - timedelta(days=400)
    OfferStep.objects.update(at=long_ago)
    assert retention.apply(rule) == 0
    StatePeriod.objects.filter(help_request=request_page, ended_at=None).update(state="solved", started_at=long_ago)
    assert retention.apply(rule) == 1
    assert Offer.objects.get().message == ""
