"""Writing about an offer before it is accepted: through the portal, by the site or by answering the letter."""

import re

import pytest

from accounts import consent
from accounts.consent import Purpose
from directory.models import Conversation, Message, Solicitation
from help_requests.models import Offer
from help_requests.offering import talking
from portal.mail.inbound import Letter, Outcome
from tests.offering.people import letter_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer(request_page, helper, settings) -> Offer:
    settings.INBOUND_MAIL_ADDRESS = "reponse@entraide.invalid"
    helper.offer(request_page, reach=[])
    return Offer.objects.get()


def token_of(letter) -> str:
    return re.fullmatch(r"reponse\+o(\S+)@entraide\.invalid", letter.extra_headers["Reply-To"])[1]


def test_answering_the_letter_begins_a_conversation_that_is_no_solicitation(offer, manager, helper):
    letter = letter_to(manager)
    answer = Letter(manager.user.email, "À quelle heure pouvez-vous venir ?", "<1@exemple>")
    for _time in range(2):
        assert talking.take(token_of(letter), answer) == Outcome.TAKEN
    message = Message.objects.get()
    assert (message.author, message.conversation.volunteer) == (manager.user, helper.volunteer)
    assert "À quelle heure" in letter_to(helper).body
    assert not Solicitation.objects.exists()


def test_only_the_person_the_address_was_made_for_is_heard(offer, manager, helper):
    token = token_of(letter_to(manager))
    assert talking.take(token, Letter(helper.user.email, "Bonjour", "<1@exemple>")) == Outcome.FORGED
    altered = token[:-5] + ("b" if token[-5] == "a" else "a") + token[-4:]
    assert talking.take(altered, Letter(manager.user.email, "Bonjour", "<1@exemple>")) == Outcome.UNKNOWN
    assert not Message.objects.exists()


def test_each_side_writes_from_the_page_in_one_conversation(offer, manager, helper):
    urls = {side.client.post(f"/compte/propositions/{offer.pk}/ecrire/").url for side in (manager, helper)}
    assert urls == {f"/compte/messages/{Conversation.objects.get().pk}/"}


def test_a_volunteer_who_takes_no_messages_is_not_written_to(offer, manager, helper):
    token = token_of(letter_to(manager))
    consent.withdraw(helper.user, Purpose.CONTACT_RELAY)
    assert "/ecrire/" not in manager.read(offer).text
    assert talking.take(token, Letter(manager.user.email, "Bonjour", "<1@exemple>")) == Outcome.REFUSED
