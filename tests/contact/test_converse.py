"""Reading and answering on the site, refusing somebody, and what strangers see: nothing."""

import pytest

from accounts import consent
from accounts.consent import Purpose
from accounts.models import User
from directory.models import Conversation
from tests.contact.conftest import signed_in
from tests.contact.people import letters
from tests.directory.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(page, writer):
    writer.write(page)
    return Conversation.objects.get()


def test_it_waits_in_my_space_and_is_read_and_answered(talk, owner, writer):
    assert "Un message pour vous" in owner.client.get("/compte/").text
    assert "Nouveau" in owner.client.get("/compte/messages/").text
    shown = owner.client.get(f"/compte/messages/{talk.pk}/").text
    assert "Pouvez-vous nous aider" in shown
    assert "EHPAD des Tilleuls" in shown
    assert "Nouveau" not in owner.client.get("/compte/messages/").text
    assert owner.answer(talk).status_code == 302
    assert [letter.to[0] for letter in letters()] == ["alix.mesange@exemple.invalid", "brune.cigale@exemple.invalid"]
    assert "Avec plaisir." in writer.client.get(f"/compte/messages/{talk.pk}/").text


def test_no_address_is_on_any_of_these_pages(talk, owner, writer):
    owner.answer(talk)
    for person in (owner, writer):
        for url in ("/compte/messages/", f"/compte/messages/{talk.pk}/", "/compte/"):
            text = person.client.get(url).text
            others = {"alix.mesange@", "brune.cigale@"} - {person.user.email.partition("@")[0] + "@"}
            assert not [address for address in others if address in text]
            assert "0612345678" not in text


@pytest.mark.parametrize("who", ["stranger", "superuser"])
def test_nobody_else_reads_or_writes_there(talk, who):
    from tests.accounts.factories import with_second_factor

    user = UserFactory() if who == "stranger" else with_second_factor(UserFactory(is_superuser=True))
    client = signed_in(user)
    assert client.get(f"/compte/messages/{talk.pk}/").status_code == 404
    assert client.post(f"/compte/messages/{talk.pk}/", {"body": "x", "key": "0" * 32}).status_code == 404
    assert client.post(f"/compte/messages/{talk.pk}/refuser/").status_code == 404


def test_somebody_refused_is_not_told_and_can_be_accepted_again(talk, owner, writer, page):
    owner.client.post(f"/compte/messages/{talk.pk}/refuser/")
    refused = writer.answer(talk, "Encore moi")
    assert "Encore moi" in refused.text
    assert "ne reçoit pas de messages" in refused.text
    assert "<textarea" not in writer.client.get(f"/compte/messages/{talk.pk}/").text
    owner.client.post(f"/compte/messages/{talk.pk}/refuser/", {"again": "1"})
    assert writer.answer(talk).status_code == 302


def test_a_bad_answer_keeps_what_was_typed(talk, owner):
    answer = owner.client.post(f"/compte/messages/{talk.pk}/", {"body": "x" * 4001, "key": "0" * 32})
    assert "x" * 4001 in answer.text
    assert talk.messages.count() == 1


def test_the_list_asks_the_database_a_fixed_number_of_times(talk, owner, django_assert_max_num_queries):
    for number in range(6):
        Conversation.objects.create(volunteer=talk.volunteer, starter=UserFactory(), subject=str(number))
    owner.client.get("/compte/messages/")
    with django_assert_max_num_queries(14):
        owner.client.get("/compte/messages/")


def test_what_i_receive_is_switched_off_and_on(owner, writer, page):
    owner.client.post("/compte/messages/recevoir/")
    assert "ne reçoit pas" in writer.write(page).text
    assert "J’accepte que des établissements" in owner.client.get("/compte/messages/").text
    owner.client.post("/compte/messages/recevoir/", {"receive": "1"})
    assert writer.write(page).status_code == 302


def test_who_takes_the_agreement_back_hears_no_more_and_keeps_a_say(talk, owner, writer):
    consent.withdraw(owner.user, Purpose.CONTACT_RELAY)
    refused = writer.answer(talk, "Encore moi")
    assert "Encore moi" in refused.text
    assert "ne reçoit pas de messages" in refused.text
    assert owner.answer(talk).status_code == 302


def test_the_answer_to_ones_own_question_is_no_list_to_leave(talk, owner):
    owner.answer(talk)
    asked, answered = letters()
    assert "List-Unsubscribe" in asked.extra_headers
    assert "List-Unsubscribe" not in answered.extra_headers
    assert "/arreter/" not in answered.body + answered.alternatives[0].content


def test_somebody_without_a_name_says_it_before_they_write(page, writer):
    User.objects.filter(pk=writer.user.pk).update(first_name="", last_name="")
    form = f"/annuaire/{page.slug}/ecrire/"
    asked = writer.client.get(form, follow=True)
    assert "Dites d’abord comment vous vous appelez" in asked.text
    said = {"first_name": "Brune", "last_name": "Cigale", "language": "fr", "next": form}
    assert writer.client.post("/compte/nom/", said).url == form
    assert "<textarea" in writer.client.get(form).text
