"""One request: taking it, giving it to a colleague, asking somebody, logging a call, noting, changing its state."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import consent
from accounts.consent import Purpose
from coordination.models import Handling, Note
from directory.models import Solicitation
from help_requests.choices import OfferState, State
from help_requests.models import HelpRequestPage, Offer, RequestContact
from matching.models import Call
from tests.accounts.factories import letters, member
from tests.coordination.factories import asked, coordinator, handled, offered, signed_in
from tests.directory.factories import ProfessionFactory, ProfilePageFactory, ThemeFactory, VolunteerFactory
from tests.help_requests.factories import need

KEY = "0" * 32


def said(answer) -> str:
    return answer.content.decode()


def send(client, page, verb, **data):
    return client.post(f"/coordination/{page.pk}/{verb}/", data, follow=True)


def test_one_click_takes_it_and_a_colleague_learns_who_was_first(cockpit, ines):
    page = asked()
    assert "Vous suivez cette demande." in said(send(cockpit, page, "prendre"))
    send(cockpit, page, "prendre")
    karim = signed_in(coordinator(first_name="Karim"))
    assert "Inès Fictive vient de s’en charger." in said(send(karim, page, "prendre"))
    (handling,) = Handling.objects.all()
    assert (handling.coordinator, handling.by, handling.ended_at) == (ines, ines, None)


def test_giving_it_to_a_colleague_keeps_who_had_it(cockpit, ines):
    page, karim = asked(), coordinator(first_name="Karim")
    handled(page, ines)
    send(cockpit, page, "suivi", coordinator=karim.pk, seen=Handling.objects.get().pk)
    old, new = Handling.objects.order_by("started_at")
    assert (old.coordinator, bool(old.ended_at)) == (ines, True)
    assert (new.coordinator, new.by, new.ended_at) == (karim, ines, None)
    (letter,) = letters()
    assert (letter.to, letter.subject) == ([karim.email], "Une demande vous est confiée")
    send(cockpit, page, "suivi", coordinator="", seen=new.pk)
    assert not Handling.objects.current().exists()


def seen_in(page_shown: str) -> str:
    return re.search(r'name="seen" value="(\d*)"', page_shown)[1]


def test_two_who_act_at_once_are_told_who_was_first(cockpit, ines):
    """Both read that nobody sees to it; the second's click, and the second's choice, change nothing."""
    page, karim, lea = asked(), coordinator(first_name="Karim"), coordinator(first_name="Léa")
    old = seen_in(said(cockpit.get(f"/coordination/{page.pk}/")))
    handled(page, karim)
    assert f"{karim} vient de s’en charger." in said(send(cockpit, page, "prendre", seen=old))
    given = said(send(cockpit, page, "suivi", coordinator=lea.pk, seen=old))
    assert f"{karim} vient de s’en charger\u202f: rien n’a été changé." in given
    assert Handling.objects.get().coordinator == karim
    assert not letters()
    # Read again, the same choice holds.
    send(cockpit, page, "suivi", coordinator=lea.pk, seen=seen_in(given))
    assert Handling.objects.current().get().coordinator == lea
    assert {letter.subject: letter.to for letter in letters()} == {
        "Une demande vous est confiée": [lea.email],
        "Vous ne suivez plus une demande": [karim.email],
    }


def test_what_a_colleague_saw_to_is_taken_over_knowingly(cockpit, ines):
    page, karim = asked(), coordinator(first_name="Karim")
    handled(page, karim)
    shown = said(cockpit.get(f"/coordination/{page.pk}/"))
    assert "Reprendre le suivi" in shown
    send(cockpit, page, "prendre", seen=seen_in(shown))
    assert Handling.objects.current().get().coordinator == ines
    (letter,) = letters()
    assert (letter.to, letter.subject) == ([karim.email], "Vous ne suivez plus une demande")


def test_nobody_else_can_be_given_a_request(cockpit):
    page, outsider = asked(), member("ailleurs@exemple.invalid")
    assert send(cockpit, page, "suivi", coordinator=outsider.pk).status_code == 200
    assert not Handling.objects.exists()


def test_a_call_is_two_clicks_and_two_of_each_note_one(cockpit, ines):
    page = asked()
    for _click in range(2):
        answer = send(cockpit, page, "appel", outcome="voicemail", key=KEY)
    assert "L’appel est noté." in said(answer)
    (call,) = Call.objects.all()
    assert (call.by, call.volunteer, call.outcome, call.help_request) == (ines, None, "voicemail", page)
    assert "Appel à l’établissement ou la personne qui demande" in said(answer)


def test_a_call_says_whom_how_long_and_what_next(cockpit):
    page, volunteer = asked(), ProfilePageFactory().volunteer
    tomorrow = timezone.localdate() + timedelta(days=1)
    words = {"outcome": "reached", "minutes": 12, "next_step": "Rappeler la cadre", "next_on": tomorrow.isoformat()}
    shown = said(send(cockpit, page, "appel", volunteer=volunteer.pk, key=KEY, **words))
    call = Call.objects.get()
    assert (call.volunteer, call.minutes, call.next_on) == (volunteer, 12, tomorrow)
    assert "Rappeler la cadre" in shown
    assert Solicitation.objects.get().volunteer == volunteer


def test_calling_somebody_who_is_part_of_it_asks_them_nothing_new(cockpit):
    page = asked()
    offer = offered(page)
    for _click in range(2):
        send(cockpit, page, "appel", volunteer=offer.volunteer.pk, outcome="reached", key=KEY)
    assert Call.objects.get().volunteer == offer.volunteer
    assert not Solicitation.objects.exists()


def test_a_yes_on_the_telephone_is_an_accepted_offer(cockpit):
    page, profile = asked(), ProfilePageFactory()
    offered(page, volunteer=profile.volunteer)
    send(cockpit, page, "appel", volunteer=profile.volunteer.pk, outcome="accepts", key=KEY)
    assert Offer.objects.get().state == OfferState.ACCEPTED


def test_a_call_begun_by_seeing_the_number_is_the_one_that_is_noted(cockpit, ines):
    page, volunteer = asked(), ProfilePageFactory().volunteer
    begun = Call.objects.create(help_request=page, volunteer=volunteer, by=ines, key="begun")
    send(cockpit, page, "appel", volunteer=volunteer.pk, outcome="no_answer", key=KEY)
    begun.refresh_from_db()
    assert (begun.outcome, Call.objects.count()) == ("no_answer", 1)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"outcome": "accepts"}, "Indiquez quelle personne volontaire"),
        ({"outcome": "reached", "next_on": "2020-01-01"}, "Cette date est passée."),
        ({"outcome": "reached", "minutes": "-3"}, "supérieure ou égale"),
    ],
)
def test_what_is_wrong_in_a_call_is_said_and_what_was_typed_is_kept(cockpit, words, sentence):
    shown = said(send(cockpit, asked(), "appel", key=KEY, next_step="Voir le planning", **words))
    assert sentence in shown
    assert "Voir le planning" in shown
    assert not Call.objects.exists()


def test_a_note_is_the_teams_alone(cockpit, client):
    page = asked()
    for _click in range(2):
        shown = said(send(cockpit, page, "note", text="La directrice rappelle lundi.", key=KEY))
    assert shown.count("La directrice rappelle lundi.") == 1
    assert Note.objects.count() == 1
    for public in (f"/demandes/{page.slug}/", "/demandes/", "/recherche/?q=directrice"):
        assert "directrice rappelle" not in said(client.get(public))


def test_a_change_of_state_needs_a_reason_and_says_who(cockpit, ines):
    page = asked()
    shown = said(send(cockpit, page, "etat", state="closed_unsolved", comment=""))
    assert 'aria-invalid="true"' in shown
    send(cockpit, page, "etat", state="closed_unsolved", comment="Doublon d’une autre demande")
    period = HelpRequestPage.objects.get(pk=page.pk).current_period
    assert (period.state, period.by, period.comment) == (State.CLOSED_UNSOLVED, ines, "Doublon d’une autre demande")


def test_withdrawn_it_leaves_the_list_and_comes_back_when_it_is_opened_again(cockpit, client):
    page = asked()
    send(cockpit, page, "etat", state="withdrawn", comment="À la demande du service")
    assert client.get(f"/demandes/{page.slug}/").status_code == 404
    shown = said(cockpit.get(f"/coordination/{page.pk}/"))
    assert "À la demande du service" in shown
    send(cockpit, page, "etat", state="open", comment="Le besoin revient")
    assert client.get(f"/demandes/{page.slug}/").status_code == 200
    assert HelpRequestPage.objects.get(pk=page.pk).state == State.OPEN


@pytest.mark.parametrize("state", ["draft", "in_review", "nothing"])
def test_pages_are_not_taken_offline_here(cockpit, state):
    page = asked()
    send(cockpit, page, "etat", state=state, comment="x")
    assert HelpRequestPage.objects.get(pk=page.pk).state == State.OPEN


def test_somebody_suggested_is_asked_in_one_click(cockpit, ines):
    theme = ThemeFactory()
    page = asked(themes=[theme])
    profile = ProfilePageFactory(themes=[theme], volunteer__user=member("v@exemple.invalid", last_name="Sureau"))
    consent.give(profile.owner, Purpose.CONTACT_RELAY)
    assert "Sureau" in said(cockpit.get(f"/coordination/{page.pk}/"))
    for _click in range(2):
        send(cockpit, page, "proposer", volunteer=profile.volunteer.pk)
    offer = Offer.objects.get()
    assert (offer.volunteer, offer.by, offer.state) == (profile.volunteer, ines, OfferState.PROPOSED)
    assert Solicitation.objects.count() == 1


def test_whoever_cannot_be_asked_is_not_and_it_is_said_why(cockpit):
    page = asked(themes=[ThemeFactory()])
    profile = ProfilePageFactory(volunteer__availability__monthly_cap=0)
    shown = said(send(cockpit, page, "proposer", volunteer=profile.volunteer.pk))
    assert not Offer.objects.exists()
    assert 'class="toast"' in shown


def test_the_contact_inside_is_there_for_coordinators(cockpit, client):
    page = asked()
    RequestContact.objects.create(help_request=page, name="Maryse Bouleau", phone="0199001234")
    assert "Maryse Bouleau" in said(cockpit.get(f"/coordination/{page.pk}/"))
    assert "Maryse Bouleau" not in said(client.get(f"/demandes/{page.slug}/"))


def test_a_script_gets_the_sheet_alone(cockpit):
    page = asked()
    shown = said(cockpit.get(f"/coordination/{page.pk}/", headers={"hx-request": "true"}))
    assert page.title in shown
    assert "<html" not in shown
    assert page.title in said(cockpit.get("/coordination/", {"panier": "miennes", "demande": page.pk}))


def test_a_draft_is_not_there(cockpit):
    assert cockpit.get(f"/coordination/{asked(live=False).pk}/").status_code == 404


def test_as_many_queries_whatever_was_done(cockpit, ines, django_assert_max_num_queries):
    page = asked()
    for number in range(8):
        offered(page, volunteer=VolunteerFactory())
        Note.objects.create(help_request=page, text="x", by=ines, key=str(number))
        Call.objects.create(help_request=page, by=ines, outcome="reached", key=str(number))
    with django_assert_max_num_queries(45):
        cockpit.get(f"/coordination/{page.pk}/")


def test_it_tells_the_needs_of_this_request_alone(cockpit):
    """Suggesting people reads the needs before the sheet does: what one has read, the other must not mistake."""
    asked(needs=[need(profession=ProfessionFactory(name_fr="Manipulateur radio", feminine=""))])
    page = asked(needs=[need(profession=ProfessionFactory(name_fr="Sage-femme", feminine=""), number=2)])
    shown = said(cockpit.get(f"/coordination/{page.pk}/"))
    assert "Sage-femme, dès que possible" in shown
    assert "Manipulateur radio" not in shown
