"""Saying "I can help": the other side accepts or declines, and only then do both know how to reach each other."""

import pytest

from accounts import consent
from accounts.consent import Purpose
from accounts.models import Suspension
from help_requests.actions import change_state
from help_requests.choices import OfferState, Reach, State
from help_requests.models import Filling, Need, Offer
from tests.offering import people
from tests.offering.people import letter_to, letters

pytestmark = pytest.mark.django_db

SECRETS = ("06 11 22 33 44", "01 23 45 67 89", "lenoir@", "Lenoir")


def secrets_in(text: str, *more: str) -> set[str]:
    return {word for word in (*SECRETS, *more) if word in text}


def test_it_is_offered_accepted_and_both_know_how_to_reach_each_other(request_page, manager, helper):
    answer = helper.offer(request_page, reach=["email", "phone"])
    offer = Offer.objects.get()
    assert answer.url == f"/compte/propositions/{offer.pk}/"
    assert offer.need == request_page.needs.get()
    told = letter_to(manager)
    assert "Alix" in told.body
    assert "Je connais bien le sujet." in told.body
    for text in (told.body, told.message().as_string(), manager.read(offer).text, helper.read(offer).text):
        assert secrets_in(text) == set()
    assert helper.user.email not in told.message().as_string() + manager.read(offer).text

    shown = manager.accept(offer)
    offer.refresh_from_db()
    assert offer.state == OfferState.ACCEPTED
    assert Filling.objects.get().assignment == offer.assignment
    assert helper.user.email in shown.text
    assert secrets_in(shown.text) == {"06 11 22 33 44"}
    read = helper.read(offer).text
    assert secrets_in(read) == set(SECRETS) - {"06 11 22 33 44"}
    assert manager.user.email not in read
    request_page.refresh_from_db()
    assert request_page.state == State.IN_PROGRESS


def test_letters_of_acceptance_are_answered_straight_to_the_right_person(request_page, manager, helper):
    helper.offer(request_page, reach=["email"])
    letters()
    manager.accept(Offer.objects.get())
    sent = {letter.to[0]: letter for letter in letters()}
    to_helper, to_manager = sent[helper.user.email], sent[manager.user.email]
    assert to_helper.extra_headers["Reply-To"] == "lenoir@tilleuls.exemple"
    assert to_manager.extra_headers["Reply-To"] == helper.user.email
    assert "01 23 45 67 89" in to_helper.body
    assert "du 7 au 9 décembre" in to_helper.body.lower() or "Du 7 décembre 2026 au 9 décembre 2026" in to_helper.body
    assert "06 11 22 33 44" not in to_manager.body


def test_without_an_agreed_address_the_portal_passes_messages_on(request_page, manager, helper, settings):
    settings.INBOUND_MAIL_ADDRESS = "reponses@entraide.exemple"
    helper.offer(request_page, reach=[])
    told = letter_to(manager)
    assert told.extra_headers["Reply-To"].startswith("reponses+o")
    shown = manager.accept(Offer.objects.get())
    assert helper.user.email not in shown.text
    sent = {letter.to[0]: letter for letter in letters()}
    assert sent[manager.user.email].extra_headers["Reply-To"].startswith("reponses+o")


def test_two_clicks_make_one_offer_and_an_old_form_makes_no_second(request_page, manager, helper):
    for _click in range(2):
        assert helper.offer(request_page, key="a" * 32).status_code == 302
    offer = Offer.objects.get()
    assert len(letters()) == 1
    helper.withdraw(offer)
    assert helper.offer(request_page, key="a" * 32).url == f"/compte/propositions/{offer.pk}/"
    assert Offer.objects.count() == 1
    assert helper.offer(request_page).status_code == 302
    assert Offer.objects.count() == 2


def test_accepting_twice_takes_one_place(request_page, manager, helper):
    helper.offer(request_page)
    for _click in range(2):
        manager.accept(Offer.objects.get())
    assert Filling.objects.count() == 1


def test_it_is_declined_with_a_reason_and_dates_leave_room_for_others(request_page, manager, helper):
    helper.offer(request_page)
    offer = Offer.objects.get()
    letters()
    assert "Un point est à corriger" in manager.decline(offer, reason="").text
    manager.decline(offer, comment="Nous cherchons pour la nuit.")
    told = letter_to(helper)
    assert "Les dates ne conviennent pas" in told.body
    assert "Nous cherchons pour la nuit." in told.body
    offer.refresh_from_db()
    assert offer.state == OfferState.DECLINED
    assert helper.offer(request_page, starts_on="2026-12-20", ends_on="2026-12-21").status_code == 302
    manager.decline(Offer.objects.standing().get(), reason="skills")
    assert "a déjà été déclinée" in helper.client.get(f"/demandes/{request_page.slug}/aider/").text


def test_contacts_go_with_a_withdrawal_from_either_side(request_page, manager, helper):
    for side in (helper, manager):
        helper.offer(request_page, reach=["email", "phone"])
        offer = Offer.objects.standing().get()
        manager.accept(offer)
        side.withdraw(offer)
        for reader in (helper, manager):
            assert secrets_in(reader.read(offer).text) == set()
    assert not Filling.objects.filter(ended_at=None).exists()
    request_page.refresh_from_db()
    assert request_page.state == State.OPEN


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("account alone", "dont la page est en ligne"),
        ("page offline", "dont la page est en ligne"),
        ("suspended", "suspendu"),
        ("own", "votre propre demande"),
        ("closed", "est close"),
    ],
)
def test_who_cannot_offer_learns_why_and_keeps_their_words(request_page, manager, helper, change, sentence):
    who = helper
    if change == "account alone":
        who = people.side(people.UserFactory())
    if change == "page offline":
        helper.volunteer.profile.unpublish()
    if change == "suspended":
        Suspension.objects.create(user=helper.user)
    if change == "own":
        people.MembershipFactory(user=helper.user, establishment=request_page.establishment)
    if change == "closed":
        change_state(request_page, State.SOLVED, by=manager.user)
    shown = who.client.get(f"/demandes/{request_page.slug}/aider/")
    assert sentence in shown.text
    assert "<textarea" not in shown.text
    assert sentence in who.offer(request_page, message="Mes mots").text
    assert not Offer.objects.exists()


def test_bad_dates_keep_what_was_typed(request_page, helper):
    answer = helper.offer(request_page, starts_on="2026-12-08", ends_on="2026-12-07", message="Un long texte")
    assert answer.status_code == 200
    assert "Un long texte</textarea>" in answer.text
    assert "précède le premier" in answer.text or "avant le premier" in answer.text


def test_whoever_takes_no_messages_says_how_to_reach_them(request_page, helper):
    consent.withdraw(helper.user, Purpose.CONTACT_RELAY)
    assert helper.offer(request_page, reach=[]).status_code == 200
    assert helper.offer(request_page, reach=[Reach.PHONE]).status_code == 302


def test_a_need_that_asks_for_a_number_takes_nobody_without(request_page, helper):
    Need.objects.update(verified_only=True)
    assert "RPPS" in helper.offer(request_page).text
    assert not Offer.objects.exists()


def test_a_request_without_needs_is_helped_too(asking, manager, helper):
    from tests.help_requests.factories import HelpRequestFactory

    page = HelpRequestFactory(owner=manager.user, establishment=asking)
    helper.offer(page)
    manager.accept(Offer.objects.get())
    offer = Offer.objects.get()
    assert offer.state == OfferState.ACCEPTED
    assert offer.assignment.ended_at is None
    assert not Filling.objects.exists()


def test_closing_a_request_answers_those_who_waited(request_page, manager, helper):
    helper.offer(request_page)
    letters()
    change_state(request_page, State.SOLVED, by=manager.user)
    assert Offer.objects.get().state == OfferState.DECLINED
    assert "est close" in letter_to(helper).body
    change_state(request_page, State.OPEN, by=manager.user)
    assert helper.offer(request_page).status_code == 302
    assert Offer.objects.standing().count() == 1


def test_letters_are_english_for_who_reads_english(request_page, manager, helper):
    manager.user.language = "en"
    manager.user.save()
    helper.offer(request_page)
    told = letter_to(manager)
    assert told.subject == "Somebody offers to help: Deux infirmières en renfort"
    assert "You receive this letter because you look after this request" in told.body
    assert "/en/compte/propositions/" in told.body
