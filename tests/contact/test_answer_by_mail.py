"""Answering the letter: over a real mail server, taken from the right person, once, without what it quotes."""

import smtplib
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from accounts.models import User
from directory.contact import reply_address
from directory.models import Block, Conversation, Message
from portal.mail.inbound import Outcome, process_inbound
from portal.work.worker import drain
from tests.mail.smtp_peer import Peer, smtp_peer

pytestmark = pytest.mark.django_db


@pytest.fixture
def peer(settings) -> Iterator[Peer]:
    """A mail server between the portal and everybody; answers by mail are switched on."""
    settings.INBOUND_MAIL_ADDRESS = "reponse@entraide.invalid"
    with smtp_peer() as peer:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", peer.port
        yield peer


@pytest.fixture
def talk(page, writer, peer) -> Conversation:
    writer.write(page)
    drain()
    return Conversation.objects.get()


def answer_to(peer: Peer, sender: str, text: str, **headers: str) -> bytes:
    """Answer the last letter as a mail program does, and return what the mailbox gets."""
    got = peer.letters[-1]
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = sender, got["Reply-To"], f"Re: {got['Subject']}"
    letter["Message-ID"] = "<1@messagerie.invalid>"
    for name, value in headers.items():
        letter[name.replace("_", "-")] = value
    letter.set_content(text)
    with smtplib.SMTP("127.0.0.1", peer.port) as server:
        server.send_message(letter)
    return peer.letters.pop().as_bytes()


QUOTING = """\
Avec plaisir, appelez-moi demain.

Le dim. 22 nov. 2026 à 10:12, Entraide <ne-pas-repondre@localhost> a
écrit :

> Pouvez-vous nous aider ?
"""


def test_the_answer_is_in_the_conversation_without_the_quote(talk, peer, owner):
    raw = answer_to(peer, "Alix Mésange <alix.mesange@exemple.invalid>", QUOTING)
    assert process_inbound(raw) == Outcome.TAKEN
    said = talk.messages.last()
    assert (said.author, said.via, said.body) == (owner.user, "mail", "Avec plaisir, appelez-moi demain.")
    drain()
    assert peer.letters[-1]["To"] == "brune.cigale@exemple.invalid"
    assert "alix.mesange" not in peer.letters[-1].as_string()


def test_the_same_letter_twice_is_one_message(talk, peer):
    raw = answer_to(peer, "alix.mesange@exemple.invalid", "Oui.")
    assert [process_inbound(raw), process_inbound(raw)] == [Outcome.TAKEN, Outcome.TAKEN]
    assert talk.messages.count() == 2


def test_the_address_discloses_nobody_and_outlives_changed_capitals(talk, peer, owner):
    address = peer.letters[-1]["Reply-To"]
    assert "alix" not in address
    assert len(address.partition("@")[0]) <= 64
    kept = reply_address.address_of(talk, owner.user)
    assert address == kept
    token = kept.partition("+c")[2].partition("@")[0]
    assert reply_address.read(token.upper()) == (talk.pk, owner.user.pk)


@pytest.mark.parametrize(
    ("sender", "headers", "outcome"),
    [
        ("mechant@exemple.invalid", {}, Outcome.FORGED),
        ("brune.cigale@exemple.invalid", {}, Outcome.FORGED),
        ("alix.mesange@exemple.invalid", {"Auto_Submitted": "auto-replied"}, Outcome.AUTOMATIC),
        ("alix.mesange@exemple.invalid", {"Precedence": "bulk"}, Outcome.AUTOMATIC),
        ("alix.mesange@exemple.invalid", {"X_Autoreply": "yes"}, Outcome.AUTOMATIC),
    ],
)
def test_forged_and_automatic_answers_are_left(talk, peer, sender, headers, outcome):
    assert process_inbound(answer_to(peer, sender, "Bonjour", **headers)) == outcome
    assert Message.objects.count() == 1


def test_a_made_up_address_is_unknown(talk, peer):
    raw = answer_to(peer, "alix.mesange@exemple.invalid", "Bonjour")
    assert process_inbound(raw.replace(b"reponse+c", b"reponse+ca")) == Outcome.UNKNOWN
    assert process_inbound(raw.replace(b"reponse+c", b"reponse+z")) == Outcome.UNKNOWN
    assert process_inbound(b"") == Outcome.UNKNOWN
    assert Message.objects.count() == 1


def test_nothing_but_a_quote_is_no_answer(talk, peer):
    assert process_inbound(answer_to(peer, "alix.mesange@exemple.invalid", "> rien de neuf\n")) == Outcome.EMPTY


def test_who_is_refused_or_gone_is_not_taken(talk, peer, owner, writer):
    raw = answer_to(peer, "alix.mesange@exemple.invalid", "Bonjour")
    Block.objects.create(by=writer.user, blocked=owner.user)
    assert process_inbound(raw) == Outcome.REFUSED
    User.objects.filter(pk=owner.user.pk).update(is_active=False)
    assert process_inbound(raw) == Outcome.FORGED


def test_nothing_of_it_is_logged(talk, peer, caplog):
    caplog.set_level("DEBUG")
    process_inbound(answer_to(peer, "alix.mesange@exemple.invalid", "Mot secret"))
    ours = [record.getMessage() for record in caplog.records if record.name.startswith(("portal", "directory"))]
    assert ours == ["A letter came in: taken"]
