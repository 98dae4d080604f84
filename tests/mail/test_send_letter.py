"""A letter is written with the change it tells of, and leaves once, whatever the mail server does."""

import pytest
from django.db import transaction
from django.utils import timezone

from portal.mail.models import Delivery
from portal.mail.sending import queue
from portal.work import worker
from portal.work.models import OutboxRow

pytestmark = pytest.mark.django_db


def test_a_letter_is_delivered_once(peer):
    queue(to="camille@example.org", subject="Une réponse à votre demande", text="Bonjour,", html="<p>Bonjour,</p>")
    worker.drain()
    worker.drain()
    (letter,) = peer.letters
    assert letter["To"] == "camille@example.org"
    assert letter.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in letter.get_payload()] == ["text/plain", "text/html"]
    assert Delivery.objects.get().sent_at is not None


def test_nothing_leaves_before_the_worker_comes(peer):
    queue(to="camille@example.org", subject="Bonjour", text="Bonjour,")
    assert peer.letters == []
    assert Delivery.objects.get().sent_at is None


def test_a_change_that_fails_sends_nothing(peer):
    with pytest.raises(ValueError, match="refused"), transaction.atomic():
        queue(to="camille@example.org", subject="Bonjour", text="Bonjour,")
        raise ValueError("refused")
    worker.drain()
    assert peer.letters == []


def test_a_refused_letter_is_tried_again_under_the_same_id(peer):
    peer.refusals = 1
    queue(to="camille@example.org", subject="Bonjour", text="Bonjour,", key="welcome-1")
    worker.drain()
    assert peer.letters == []
    OutboxRow.objects.update(available_at=timezone.now())
    worker.drain()
    (letter,) = peer.letters
    assert letter["Message-ID"] == "<welcome-1@localhost>"


def test_a_mail_server_that_is_away_loses_nothing(peer, settings):
    settings.EMAIL_PORT = 9  # nobody listens there
    queue(to="camille@example.org", subject="Bonjour", text="Bonjour,")
    worker.drain()
    settings.EMAIL_PORT = peer.port
    OutboxRow.objects.update(available_at=timezone.now())
    worker.drain()
    assert len(peer.letters) == 1


def test_a_letter_already_queued_under_its_key_is_not_queued_again(peer):
    for _time in range(2):
        queue(to="camille@example.org", subject="Bonjour", text="Bonjour,", key="reminder-7")
    worker.drain()
    assert len(peer.letters) == 1


def test_a_letter_already_sent_is_not_sent_by_a_row_seen_twice(peer):
    queue(to="camille@example.org", subject="Bonjour", text="Bonjour,")
    (seen,) = OutboxRow.objects.all()
    worker.drain()
    OutboxRow.objects.create(topic="mail", payload=seen.payload)
    worker.drain()
    assert len(peer.letters) == 1


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\r", "\n\n"])
def test_a_subject_cannot_add_a_header(peer, mark):
    queue(to="camille@example.org", subject=f"Bonjour{mark}Bcc: everybody@example.org", text="Bonjour,")
    worker.drain()
    (letter,) = peer.letters
    assert letter["Bcc"] is None
    assert letter["Subject"] == "Bonjour Bcc: everybody@example.org"


def test_an_address_cannot_add_a_recipient(peer):
    queue(to="camille@example.org\nBcc: everybody@example.org", subject="Bonjour", text="Bonjour,")
    worker.drain()
    assert peer.letters == []
    assert OutboxRow.objects.get().attempts == 1


def test_the_text_is_forgotten_once_it_is_sent(peer):
    queue(to="camille@example.org", subject="Bonjour", text="Un texte privé")
    assert "Un texte privé" in OutboxRow.objects.get().payload["text"]
    worker.drain()
    assert not OutboxRow.objects.exists()
    assert "Un texte privé" not in str(Delivery.objects.values().get())


def test_a_subject_keeps_its_no_break_spaces(peer):
    queue(to="camille@example.org", subject="Toujours disponible\u202f?\n Oui", text="Bonjour,")
    assert Delivery.objects.get().subject == "Toujours disponible\u202f? Oui"
