"""Writing to a volunteer: passed on by the portal, once, within limits, and never with an address."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts import consent
from accounts.consent import Purpose
from accounts.roles import Role
from directory.models import Availability, Block, Conversation, Establishment, Message, Solicitation
from tests.accounts.factories import with_second_factor
from tests.contact.conftest import signed_in
from tests.contact.people import Writer, letters, stop_link
from tests.directory.factories import ProfilePageFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_the_message_arrives_without_anybodys_address(page, writer):
    answer = writer.write(page)
    talk = Conversation.objects.get()
    assert answer.url == f"/compte/messages/{talk.pk}/"
    (letter,) = letters()
    assert letter.to == ["alix.mesange@exemple.invalid"]
    assert "ne-pas-repondre" in letter.from_email
    whole = letter.message().as_string() + letter.body + letter.alternatives[0].content
    assert "brune.cigale" not in whole
    assert "Brune Cigale (EHPAD des Tilleuls) vous a écrit" in letter.body
    assert "Pouvez-vous nous aider ?" in letter.body
    assert letter.subject == "Brune Cigale vous a écrit par Entraide"


def test_it_counts_as_a_solicitation_and_an_answer_does_not(page, writer, owner):
    writer.write(page)
    owner.answer(Conversation.objects.get())
    writer.answer(Conversation.objects.get())
    assert [row.kind for row in Solicitation.objects.filter(volunteer=page.volunteer)] == ["message"]


def test_two_clicks_send_one(page, writer):
    for _click in range(2):
        assert writer.write(page, key="0" * 32).status_code == 302
    assert Message.objects.count() == 1
    assert Solicitation.objects.count() == 1
    assert len(letters()) == 1


def test_the_page_leads_to_the_form_and_the_form_asks_to_sign_in(page, client):
    assert f'href="/annuaire/{page.slug}/ecrire/"' in client.get(page.url).text
    assert client.get(f"/annuaire/{page.slug}/ecrire/").url.startswith("/compte/login/?next=/annuaire/")


def test_bad_input_keeps_what_was_typed(page, writer):
    answer = writer.write(page, subject="", body="Un long texte")
    assert answer.status_code == 200
    assert "Un long texte</textarea>" in answer.text
    assert "Un point est à corriger" in answer.text
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("account alone", "Les membres d’établissements vérifiés"),
        ("establishment not verified", "Les membres d’établissements vérifiés"),
        ("agreement taken back", "ne reçoit pas de messages"),
        ("blocked", "ne reçoit pas de messages"),
        ("paused", "est en pause"),
        ("asked often enough", "autant de sollicitations"),
        ("own page", "C’est votre propre page"),
    ],
)
def test_who_cannot_be_written_to_and_by_whom(page, writer, owner, change, sentence):
    somebody = {"account alone": UserFactory(), "own page": owner.user}.get(change, writer.user)
    if change == "establishment not verified":
        Establishment.objects.update(verified_at=None)
    if change == "agreement taken back":
        consent.withdraw(owner.user, Purpose.CONTACT_RELAY)
    if change == "blocked":
        Block.objects.create(by=owner.user, blocked=writer.user)
    if change == "paused":
        Availability.objects.update(status="paused")
    if change == "asked often enough":
        for _time in range(2):
            Solicitation.objects.create(volunteer=page.volunteer, kind="call")
    one = Writer(somebody, signed_in(somebody))
    shown = one.client.get(f"/annuaire/{page.slug}/ecrire/")
    assert sentence in shown.text
    assert "<textarea" not in shown.text
    refused = one.write(page, body="Mes mots")
    assert sentence in refused.text
    assert "Mes mots" in refused.text
    assert not Message.objects.exists()


def test_a_solicitation_of_last_month_no_longer_counts(page, writer):
    before = timezone.localtime().replace(day=1) - timedelta(days=2)
    for _time in range(2):
        Solicitation.objects.create(volunteer=page.volunteer, kind="call", at=before)
    assert writer.write(page).status_code == 302


def test_volunteers_and_the_team_may_write(page):
    other = ProfilePageFactory().volunteer.user
    assert Writer(other, signed_in(other)).write(page).status_code == 302
    coordinator = with_second_factor(UserFactory())
    coordinator.groups.add(Group.objects.get(name=Role.COORDINATOR))
    assert Writer(coordinator, signed_in(coordinator)).write(page).status_code == 302


def test_five_an_hour_and_the_sixth_is_kept_on_the_form(page, writer):
    Availability.objects.update(monthly_cap=50)
    for _time in range(5):
        assert writer.write(page).status_code == 302
    sixth = writer.write(page, body="Le sixième")
    assert "Trop de messages" in sixth.text
    assert "Le sixième" in sixth.text
    Message.objects.update(at=timezone.now() - timedelta(minutes=61))
    assert writer.write(page).status_code == 302


def test_five_an_hour_to_one_person_whoever_writes(page, writer):
    Availability.objects.update(monthly_cap=50)
    for _time in range(5):
        other = ProfilePageFactory().volunteer.user
        assert Writer(other, signed_in(other)).write(page).status_code == 302
    assert "Trop de messages" in writer.write(page).text


def test_a_letter_stops_all_messages_in_one_click_without_signing_in(page, writer, client):
    writer.write(page)
    (letter,) = letters()
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    url = stop_link(letter)
    assert url in letter.extra_headers["List-Unsubscribe"]
    assert "Ne plus recevoir de messages" in client.get(url).text
    assert consent.holds(page.volunteer.user, Purpose.CONTACT_RELAY)
    client.post(url, {"List-Unsubscribe": "One-Click"})
    assert not consent.holds(page.volunteer.user, Purpose.CONTACT_RELAY)
    assert client.get(url[:-3] + "/").status_code == 404
    assert "ne reçoit pas de messages" in writer.write(page).text
