"""A private conversation is flagged by one of its two people, who choose what moderators read of it."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts import consent
from accounts.consent import Purpose
from community.models import Decision, Flag, Opening, ShownConversation
from directory.models import Block, Conversation, Message
from tests.directory.factories import EstablishmentFactory, MembershipFactory, ProfilePageFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk():
    """A volunteer, somebody of an establishment, and what they wrote to each other."""
    page = ProfilePageFactory(volunteer__user__last_name="Mésange")
    consent.give(page.owner, Purpose.CONTACT_RELAY)
    starter = UserFactory(first_name="Brune", last_name="Cigale")
    MembershipFactory(user=starter, establishment=EstablishmentFactory(verified_at=timezone.now()))
    made = Conversation.objects.create(volunteer=page.volunteer, starter=starter, subject="Télétravail")
    words = [(starter, "Bonjour à vous"), (page.owner, "Mon secret"), (starter, "Vous êtes un bon à rien")]
    for number, (author, body) in enumerate(words):
        Message.objects.create(conversation=made, author=author, body=body, key=str(number))
    return made


def keys_of(talk):
    return dict(talk.messages.values_list("body", "pk"))


def report(client, talk, *bodies, **fields):
    client.force_login(talk.volunteer.user)
    typed = {"shown": [keys_of(talk)[body] for body in bodies], "reason": "insult", "text": "Cela blesse."}
    return client.post(f"/signaler/conversation/{talk.pk}/", typed | fields, follow=True)


def item_of():
    return f"/cms/moderation/talk/{ShownConversation.objects.get().pk}/"


def test_moderators_read_what_was_shown_and_nothing_else(client, talk, moderator):
    client.force_login(talk.volunteer.user)
    assert f"/signaler/conversation/{talk.pk}/" in client.get(f"/compte/messages/{talk.pk}/").text
    form = client.get(f"/signaler/conversation/{talk.pk}/").text
    assert "Vous êtes un bon à rien" in form
    assert "Mon secret" not in form
    assert "Votre signalement est parti" in report(client, talk, "Vous êtes un bon à rien").text
    client.force_login(moderator)
    assert item_of() in client.get("/cms/moderation/").text
    item = client.get(item_of()).text
    for words in ("Vous êtes un bon à rien", "Cela blesse.", "Brune Cigale"):
        assert words in item
    for words in ("Bonjour à vous", "Mon secret", "Mésange", "Télétravail"):
        assert words not in item
    assert Opening.objects.get().kind == "talk"


@pytest.mark.parametrize("verdict", ["warned", "dismissed"])
def test_both_are_told_what_came_of_it(client, talk, moderator, letters, verdict):
    report(client, talk, "Vous êtes un bon à rien")
    client.force_login(moderator)
    client.post(item_of(), {"verdict": verdict, "reason": "insult", "comment": ""})
    told = {letter.to[0]: letter.body for letter in letters()}
    assert {"warned": "d’accord avec vous", "dismissed": "n’enfreint pas"}[verdict] in told[talk.volunteer.user.email]
    assert (talk.starter.email in told) is (verdict == "warned")
    assert not Flag.objects.filter(state="open").exists()
    assert "/cms/moderation/talk/" not in client.get("/cms/moderation/").text
    assert Decision.objects.get().verdict == verdict


def test_flagging_and_refusing_go_together(client, talk):
    report(client, talk, "Bonjour à vous", block="on")
    assert Block.objects.get().blocked == talk.starter


def test_twice_is_one_flag_that_shows_more(client, talk):
    report(client, talk, "Bonjour à vous")
    report(client, talk, "Vous êtes un bon à rien")
    assert Flag.objects.count() == 1
    assert ShownConversation.objects.get().messages.count() == 2


def test_bad_input_keeps_what_was_typed_and_shows_nothing(client, talk):
    answer = report(client, talk)
    assert answer.status_code == 422
    assert "Cela blesse." in answer.text
    assert "Cochez au moins un message" in answer.text
    # One's own words are not the other's: they can't be ticked.
    assert report(client, talk, "Mon secret").status_code == 422
    assert not ShownConversation.objects.exists()


def test_nobody_else_flags_it(client, talk):
    client.force_login(UserFactory())
    assert client.get(f"/signaler/conversation/{talk.pk}/").status_code == 404
    client.logout()
    assert client.get(f"/signaler/conversation/{talk.pk}/").url.startswith("/compte/login/")


@pytest.mark.parametrize("leaves", ["whoever flagged", "whoever was flagged"])
def test_somebody_leaves(client, talk, moderator, leaves):
    report(client, talk, "Vous êtes un bon à rien")
    left = talk.volunteer.user if leaves == "whoever flagged" else talk.starter
    call_command("erase_person", left.email, reason="test")
    assert Flag.objects.get().text == ""
    client.force_login(moderator)
    item = client.get(item_of())
    assert item.status_code == 200
    assert ("Vous êtes un bon à rien" in item.text) is (leaves == "whoever flagged")
    assert ("Cigale" in item.text) is (leaves == "whoever flagged")
