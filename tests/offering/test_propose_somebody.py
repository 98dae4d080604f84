"""Asking a volunteer whether they could help: once, never beyond what they accept, and they answer."""

import pytest
from django.contrib.auth.models import Group

from accounts import consent
from accounts.consent import Purpose
from accounts.models import Suspension
from accounts.roles import Role
from directory.models import Availability, Block, Solicitation, SolicitationKind
from help_requests.choices import OfferOrigin, OfferState
from help_requests.models import Filling, Offer
from tests.accounts.factories import with_second_factor
from tests.offering import people
from tests.offering.people import letter_to, letters

pytestmark = pytest.mark.django_db


def test_a_volunteer_is_asked_says_yes_and_has_the_place(request_page, manager, helper):
    answer = manager.propose(request_page, helper.volunteer)
    offer = Offer.objects.get()
    assert answer.url == f"/compte/propositions/{offer.pk}/"
    assert offer.origin == OfferOrigin.ESTABLISHMENT
    asked = letter_to(helper)
    assert "EHPAD des Tilleuls demande si vous pourriez aider" in asked.body
    assert "/compte/messages/arreter/" in asked.body
    assert "Lenoir" not in asked.body
    helper.accept(offer, reach=["phone"])
    sent = {letter.to[0]: letter for letter in letters()}
    assert "06 11 22 33 44" in sent[manager.user.email].body
    assert "Lenoir" in sent[helper.user.email].body
    assert Filling.objects.get().assignment.offer == offer


def test_it_counts_for_the_month_and_two_clicks_ask_once(request_page, manager, helper):
    for _click in range(2):
        manager.propose(request_page, helper.volunteer, key="b" * 32)
    assert [row.kind for row in Solicitation.objects.all()] == [SolicitationKind.PROPOSAL]
    assert Offer.objects.count() == 1
    assert len(letters()) == 1


def test_a_volunteer_says_no_and_is_not_asked_again(request_page, manager, helper):
    manager.propose(request_page, helper.volunteer)
    offer = Offer.objects.get()
    letters()
    helper.decline(offer, reason="distance")
    assert "Trop loin" in letter_to(manager).body
    assert "déjà été déclinée" in manager.propose(request_page, helper.volunteer).text


def test_i_can_help_is_the_yes_of_somebody_who_was_asked(request_page, manager, helper):
    manager.propose(request_page, helper.volunteer)
    offer = Offer.objects.get()
    assert helper.client.get(f"/demandes/{request_page.slug}/aider/").url == f"/compte/propositions/{offer.pk}/"
    helper.offer(request_page, reach=["email"])
    offer.refresh_from_db()
    assert offer.state == OfferState.ACCEPTED
    assert Offer.objects.count() == 1


def test_whoever_proposed_cannot_answer_for_the_other_and_may_take_it_back(request_page, manager, helper):
    manager.propose(request_page, helper.volunteer)
    offer = Offer.objects.get()
    assert "à l’autre partie de répondre" in manager.accept(offer).text
    assert manager.client.get(f"/compte/propositions/{offer.pk}/decliner/").status_code == 404
    manager.withdraw(offer)
    offer.refresh_from_db()
    assert offer.state == OfferState.WITHDRAWN


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("takes no messages", "ne reçoit pas de propositions"),
        ("has blocked", "ne reçoit pas de propositions"),
        ("suspended", "ne reçoit pas de propositions"),
        ("paused", "est en pause"),
        ("asked often enough", "autant de sollicitations"),
        ("offered already", "a déjà proposé son aide"),
    ],
)
def test_who_is_not_asked_and_why(request_page, manager, helper, change, sentence):
    if change == "takes no messages":
        consent.withdraw(helper.user, Purpose.CONTACT_RELAY)
    if change == "has blocked":
        Block.objects.create(by=helper.user, blocked=manager.user)
    if change == "suspended":
        Suspension.objects.create(user=helper.user)
    if change == "paused":
        Availability.objects.update(status="paused")
    if change == "asked often enough":
        for _time in range(2):
            Solicitation.objects.create(volunteer=helper.volunteer, kind=SolicitationKind.CALL)
    if change == "offered already":
        helper.offer(request_page)
    refused = manager.propose(request_page, helper.volunteer, message="Mes mots")
    assert sentence in refused.text
    assert "Mes mots" in refused.text
    assert not Offer.objects.filter(origin=OfferOrigin.ESTABLISHMENT).exists()


def test_a_coordinator_proposes_and_is_told_with_the_establishment(request_page, manager, helper):
    user = with_second_factor(people.UserFactory())
    user.groups.add(Group.objects.get(name=Role.COORDINATOR))
    coordinator = people.side(user)
    coordinator.propose(request_page, helper.volunteer)
    offer = Offer.objects.get()
    assert offer.origin == OfferOrigin.COORDINATION
    letters()
    helper.accept(offer, reach=["email"])
    assert {letter.to[0] for letter in letters()} == {user.email, manager.user.email, helper.user.email}


def test_nobody_else_proposes_reads_or_answers(request_page, manager, helper):
    stranger = people.volunteer(name="Élise")
    assert stranger.propose(request_page, helper.volunteer).status_code == 404
    helper.offer(request_page)
    offer = Offer.objects.get()
    for answer in (stranger.read(offer), stranger.accept(offer), stranger.decline(offer), stranger.withdraw(offer)):
        assert answer.status_code == 404
    assert stranger.client.get(f"/demandes/{request_page.slug}/propositions/").status_code == 404
    offer.refresh_from_db()
    assert offer.state == OfferState.PROPOSED
