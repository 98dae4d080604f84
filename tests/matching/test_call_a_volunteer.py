"""medGo's gesture: from a match to the number, and from the call to what came of it."""

import pytest
from django.utils import timezone

from accounts import consent
from accounts.consent import Purpose
from directory.models import Availability, Block, ContactReveal, Establishment, Solicitation
from help_requests.choices import DeclineReason, OfferState
from help_requests.models import Offer, OfferStep, Support
from matching.candidates import candidates_for
from matching.choices import CallOutcome
from matching.models import Call
from tests.directory.factories import MembershipFactory
from tests.matching.stage import volunteer_of
from tests.matching.test_see_who_could_help import signed_in
from tests.matching.world import Person

pytestmark = pytest.mark.django_db
NUMBER = "0612345678"


@pytest.fixture
def address(page, volunteer) -> str:
    return f"/demandes/{page.slug}/appeler/{volunteer.page.slug}/"


@pytest.fixture
def tell(address, member, page):
    """Say what came of the call that was begun."""

    def tell(**said):
        key = Call.objects.get().key
        return member.client.post(f"{address}issue/", {"key": key} | said)

    return tell


def test_the_number_is_shown_once_asked_for_and_counted(address, page, member, volunteer):
    assert NUMBER not in member.client.get(address).text
    assert not Call.objects.exists()
    shown = member.client.post(address)
    assert NUMBER in shown.text
    assert "no-store" in shown["Cache-Control"]
    call = Call.objects.get()
    assert (call.by, call.volunteer, call.help_request, call.outcome) == (member.user, volunteer.volunteer, page, "")
    assert ContactReveal.objects.get().establishment == page.establishment
    assert Solicitation.objects.get().kind == "call"
    assert "Brune Cigale" in volunteer.client.get("/compte/messages/numero/").text


def test_two_clicks_are_one_call(address, member):
    assert [NUMBER in member.client.post(address).text for _click in range(2)] == [True, True]
    assert (Call.objects.count(), Solicitation.objects.count(), ContactReveal.objects.count()) == (1, 1, 1)


def test_a_call_begun_is_finished_though_it_filled_the_month(address, member, tell):
    Availability.objects.update(monthly_cap=1)
    member.client.post(address)
    again = member.client.get(address)
    assert again.status_code == 200
    assert "Ce que l’appel a donné" in again.text
    assert tell(outcome="voicemail").status_code == 302
    assert Call.objects.get().outcome == CallOutcome.VOICEMAIL
    assert member.client.get(address).status_code == 403


@pytest.mark.parametrize(
    "change", ["not verified", "no agreement", "blocked", "paused", "full", "declined", "closed", "gone"]
)
def test_nobody_else_is_called(address, page, member, volunteer, change):
    who = volunteer.volunteer
    if change == "not verified":
        Establishment.objects.update(verified_at=None)
    if change == "no agreement":
        consent.withdraw(volunteer.user, Purpose.SHOW_PHONE)
    if change == "blocked":
        Block.objects.create(by=volunteer.user, blocked=member.user)
    if change == "paused":
        Availability.objects.update(status="paused")
    if change == "full":
        Solicitation.objects.bulk_create([Solicitation(volunteer=who, kind="call") for _time in range(2)])
    if change == "declined":
        Offer.objects.create(help_request=page, volunteer=who, origin="establishment", state="declined")
    if change == "closed":
        page.periods.update(ended_at=timezone.now())
    if change == "gone":
        volunteer.page.unpublish()
    for answer in (member.client.get(address), member.client.post(address)):
        assert answer.status_code == (404 if change == "gone" else 403)
        assert NUMBER not in answer.text
    assert not Call.objects.exists()
    assert not ContactReveal.objects.exists()


def test_only_those_who_manage_the_request_call(address, volunteer):
    other = MembershipFactory(establishment__verified_at=timezone.now()).user
    for user in (other, volunteer.user):
        assert signed_in(user).post(address).status_code == 404


def test_a_yes_is_an_accepted_offer(address, page, member, volunteer, tell):
    member.client.post(address)
    assert tell(outcome="accepts", minutes="12", gave_help="on", next_step="vient jeudi").status_code == 302
    offer = Offer.objects.get()
    assert (offer.state, offer.volunteer) == (OfferState.ACCEPTED, volunteer.volunteer)
    call = Call.objects.get()
    assert (call.outcome, call.minutes, call.next_step) == ("accepts", 12, "vient jeudi")
    support = Support.objects.get()
    assert (support.channel, support.minutes, support.volunteer) == ("phone", 12, volunteer.volunteer)
    assert page.state == "in_progress"
    assert candidates_for(page) == []


def test_a_no_has_a_reason_and_isnt_asked_again(address, page, member, volunteer, tell):
    member.client.post(address)
    missing = tell(outcome="declines", next_step="rien de plus")
    assert missing.status_code == 200
    assert "Dites pourquoi" in missing.text
    assert "rien de plus" in missing.text
    assert tell(outcome="declines", reason="distance").status_code == 302
    step = OfferStep.objects.latest("pk")
    assert (step.state, step.reason, step.by) == (OfferState.DECLINED, DeclineReason.DISTANCE, volunteer.user)
    Solicitation.objects.all().delete()
    assert candidates_for(page) == []


@pytest.mark.parametrize("outcome", ["reached", "voicemail", "no_answer", "wrong_number"])
def test_nothing_decided_makes_no_offer(address, page, member, tell, outcome):
    member.client.post(address)
    assert tell(outcome=outcome).status_code == 302
    assert not Offer.objects.exists()
    assert not Support.objects.exists()
    assert [one.name for one in candidates_for(page)] == ["Alix"]


def test_help_without_anybody_reached_is_a_mistake(address, member, tell):
    member.client.post(address)
    answer = tell(outcome="no_answer", gave_help="on")
    assert "Personne n’a répondu" in answer.text
    assert Call.objects.get().outcome == ""


def test_what_came_of_it_is_said_once(address, member, tell):
    member.client.post(address)
    tell(outcome="accepts")
    tell(outcome="declines", reason="other")
    assert Call.objects.get().outcome == CallOutcome.ACCEPTS
    assert Offer.objects.get().state == OfferState.ACCEPTED


def test_nobody_finishes_the_call_of_somebody_else(address, page, member):
    member.client.post(address)
    colleague = signed_in(MembershipFactory(establishment=page.establishment).user)
    said = {"key": Call.objects.get().key, "outcome": "accepts"}
    assert colleague.post(f"{address}issue/", said).status_code == 404
    assert Call.objects.get().outcome == ""


def test_a_proposal_that_waited_is_accepted_by_telephone(page, member, volunteer):
    from matching.calling.actions import follow

    Offer.objects.create(help_request=page, volunteer=volunteer.volunteer, origin="establishment", by=member.user)
    follow(page, CallOutcome.ACCEPTS, volunteer=volunteer.volunteer, by=member.user)
    assert Offer.objects.get().state == OfferState.ACCEPTED


def test_an_accepted_person_who_cannot_come_after_all_takes_back(page, member, volunteer):
    from matching.calling.actions import follow

    for outcome in (CallOutcome.ACCEPTS, CallOutcome.DECLINES):
        follow(page, outcome, volunteer=volunteer.volunteer, by=member.user, reason=DeclineReason.DATES)
    assert Offer.objects.get().state == OfferState.WITHDRAWN
    other = volunteer_of("Zoé", Person(themes={"teletravail": "knows"}))
    assert [one.volunteer_id for one in candidates_for(page)] == [other.pk]
