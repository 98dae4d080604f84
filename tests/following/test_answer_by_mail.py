"""Answering a letter: out through a mail server, back through a mailbox, once, from the right person."""

import smtplib
from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from django.utils import timezone

from accounts.models import Suspension
from community import actions
from community.models import Post
from help_requests import actions as request_actions
from help_requests.choices import State
from portal.mail import fetching
from portal.mail.inbound import Outcome, process_inbound
from portal.work import periodic
from portal.work.worker import drain
from tests.mail.imap_peer import Mailbox, imap_peer
from tests.mail.smtp_peer import Peer, smtp_peer

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def box() -> Iterator[Mailbox]:
    with imap_peer() as box:
        yield box


@pytest.fixture
def peer(settings, box) -> Iterator[Peer]:
    """Mail leaves through SMTP and comes back into a mailbox, as in production."""
    settings.INBOUND_MAIL_ADDRESS = "reponse@entraide.invalid"
    settings.INBOUND_MAIL_URL = box.url
    settings.INBOUND_MAIL_CHECKER = "mx.entraide.invalid"
    with smtp_peer() as peer:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", peer.port
        yield peer


@pytest.fixture
def told(page, volunteer, peer):
    """The letter that the asker got of an answer."""
    actions.reply(page.thread, by=volunteer, body="Commencez par la charte.")
    drain()
    return peer.letters.pop()


def answer(peer, told, text, sender="Brune Cigale <brune.cigale@exemple.invalid>", html="", **headers) -> bytes:
    """Answer a letter as a mail program does, through the mail server; return what the mailbox gets."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = sender, told["Reply-To"], "Re: votre demande"
    letter["Message-ID"] = headers.pop("Message_ID", "<1@messagerie.invalid>")
    for name, value in headers.items():
        letter[name.replace("_", "-")] = value
    letter.set_content(html or text, subtype="html" if html else "plain")
    with smtplib.SMTP("127.0.0.1", peer.port) as server:
        server.send_message(letter)
    return peer.letters.pop().as_bytes()


def said(page):
    return list(page.thread.posts.order_by("at", "pk").values_list("body", flat=True))[1:]


def test_there_and_back(page, asker, peer, told, box):
    box.deliver(answer(peer, told, "Merci, où la trouver ?\n\nLe 22 nov. 2026, Entraide a écrit :\n> Commencez\n"))
    fetching.look()
    post = Post.objects.latest("pk")
    assert (post.author, post.body, post.thread) == (asker, "Merci, où la trouver ?", page.thread)
    assert box.unseen() == 0
    drain()
    # The volunteer follows since they wrote, once a day: nothing at once, and nobody hears of their own words.
    assert peer.letters == []


def test_fetched_twice_it_is_one_post(page, peer, told, box):
    raw = answer(peer, told, "Merci.")
    for _time in range(2):
        box.deliver(raw)
        fetching.look()
    assert said(page) == ["Merci."]
    assert process_inbound(raw) == Outcome.TAKEN
    assert said(page) == ["Merci."]


def test_the_worker_fetches(page, peer, told, box):
    box.deliver(answer(peer, told, "Par le facteur.", Message_ID="<3@messagerie.invalid>"))
    periodic.Rounds().run_due()
    assert said(page) == ["Par le facteur."]


@pytest.mark.parametrize(
    ("sender", "headers", "outcome"),
    [
        ("mechant@exemple.invalid", {}, Outcome.FORGED),
        ("alix.mesange@exemple.invalid", {}, Outcome.FORGED),
        ("brune.cigale@exemple.invalid, mechant@exemple.invalid", {}, Outcome.FORGED),
        (
            "brune.cigale@exemple.invalid",
            {"Authentication_Results": "mx.entraide.invalid; dmarc=fail header.from=exemple.invalid; spf=pass"},
            Outcome.FORGED,
        ),
        (
            "brune.cigale@exemple.invalid",
            {"Authentication_Results": "mx.entraide.invalid 1; spf=softfail; dkim=none"},
            Outcome.FORGED,
        ),
        ("brune.cigale@exemple.invalid", {"Auto_Submitted": "auto-replied"}, Outcome.AUTOMATIC),
        ("brune.cigale@exemple.invalid", {"Auto_Submitted": "auto-generated; x=y"}, Outcome.AUTOMATIC),
        ("brune.cigale@exemple.invalid", {"Precedence": "bulk"}, Outcome.AUTOMATIC),
        ("brune.cigale@exemple.invalid", {"X_Autoreply": "yes"}, Outcome.AUTOMATIC),
        ("brune.cigale@exemple.invalid", {"List_Id": "<tous.exemple.invalid>"}, Outcome.AUTOMATIC),
        ("brune.cigale@exemple.invalid", {"Return_Path": "<>"}, Outcome.AUTOMATIC),
        ("mailer-daemon@exemple.invalid", {}, Outcome.AUTOMATIC),
        ("reponse@entraide.invalid", {}, Outcome.AUTOMATIC),
    ],
)
def test_forged_and_automatic_letters_never_post(peer, told, sender, headers, outcome):
    assert process_inbound(answer(peer, told, "Bonjour", sender, **headers)) == outcome
    assert Post.objects.count() == 1
    drain()
    assert peer.letters == []


def test_what_another_server_found_of_the_sender_is_anybodys_word(peer, told):
    raw = answer(peer, told, "Bonjour", Authentication_Results="mx.ailleurs.invalid; dmarc=fail")
    assert process_inbound(raw) == Outcome.TAKEN


@pytest.mark.parametrize("subject", ["Réponse automatique : congés", "Out of Office: back Monday", "Absence du bureau"])
def test_an_absence_note_that_marks_nothing_never_posts(page, peer, told, subject):
    raw = answer(peer, told, "Je suis absent jusqu’au 3 décembre.")
    head, _blank, body = raw.partition(b"\n\n")
    lines = [line for line in head.split(b"\n") if not line.lower().startswith((b"subject:", b" "))]
    raw = b"\n".join([*lines, f"Subject: {subject}".encode(), b"", body])
    assert process_inbound(raw) == Outcome.AUTOMATIC
    assert said(page) == []


def test_two_absence_notes_answering_each_other_stop_at_once(page, peer, told, box):
    """Our letters say that a program wrote them, theirs too: neither answers the other."""
    assert told["Auto-Submitted"] == "auto-generated"
    for number in range(5):
        box.deliver(answer(peer, told, "Absent", Auto_Submitted="auto-replied", Message_ID=f"<{number}@m.invalid>"))
    fetching.look()
    drain()
    assert peer.letters == []
    assert said(page) == []


def test_our_own_letter_that_comes_back_never_posts(page, peer, told):
    told.replace_header("To", told["Reply-To"])
    assert process_inbound(told.as_bytes()) == Outcome.AUTOMATIC
    assert said(page) == []


def test_a_letter_of_html_alone_is_read_without_quote_and_script(page, peer, told):
    html = (
        "<html><head><style>p{}</style></head><body><div>Bonjour,<br>C’est <b>parfait</b> &lt;merci&gt;.</div>"
        "<script>alert(1)</script><div class='gmail_quote'>Le 22 nov. Entraide a écrit :"
        "<blockquote>Commencez</blockquote></div></body></html>"
    )
    assert process_inbound(answer(peer, told, "", html=html)) == Outcome.TAKEN
    assert said(page) == ["Bonjour,\nC’est parfait <merci>."]


def test_nothing_of_our_letter_is_ever_published(page, peer, told):
    """A program that quotes the whole letter without marking it: its reader's links must not be everybody's."""
    ours = next(part for part in told.walk() if part.get_content_type() == "text/plain").get_payload(decode=True)
    process_inbound(answer(peer, told, f"Merci beaucoup.\n\n{ours.decode()}"))
    assert said(page) == ["Merci beaucoup."]
    unmarked = ours.decode().splitlines()[1:]
    process_inbound(answer(peer, told, "\n".join(unmarked), Message_ID="<2@m.invalid>"))
    assert not Post.objects.filter(body__contains="/arret/").exists()


def test_a_refused_answer_comes_back_with_its_words(page, asker, peer, told):
    request_actions.change_state(page, State.SOLVED, by=asker)
    assert process_inbound(answer(peer, told, "Trop tard mais utile.")) == Outcome.REFUSED
    assert said(page) == []
    drain()
    (letter,) = peer.letters
    assert letter["To"] == asker.email
    text = next(part for part in letter.walk() if part.get_content_type() == "text/plain").get_payload(decode=True)
    assert "Trop tard mais utile." in text.decode()
    assert "close entre-temps" in text.decode()
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "Reply-To" not in letter


def test_who_is_suspended_or_writes_a_book_is_told_why(page, asker, peer, told):
    assert process_inbound(answer(peer, told, "mot " * 2100)) == Outcome.REFUSED
    Suspension.objects.create(user=asker, from_at=timezone.now())
    assert process_inbound(answer(peer, told, "Bonjour", Message_ID="<2@m.invalid>")) == Outcome.REFUSED
    drain()
    assert len(peer.letters) == 2
    assert said(page) == []


def test_a_made_up_or_another_threads_address_is_unknown(page, peer, told):
    raw = answer(peer, told, "Bonjour")
    assert process_inbound(raw.replace(b"reponse+t", b"reponse+ta")) == Outcome.UNKNOWN
    assert process_inbound(raw.replace(b"reponse+t", b"reponse+c")) == Outcome.UNKNOWN
    page.unpublish()
    assert process_inbound(raw) == Outcome.UNKNOWN
    assert said(page) == []


def test_a_mailbox_that_is_away_is_no_accident(peer, settings, caplog):
    settings.INBOUND_MAIL_URL = "imap://reponses:mauvais@127.0.0.1:9/INBOX"
    fetching.look()
    assert "can't be fetched" in caplog.text
    assert "mauvais" not in caplog.text


def test_a_wrong_password_is_in_no_log(peer, settings, box, caplog):
    settings.INBOUND_MAIL_URL = box.url.replace("tres-secret", "mauvais-mot")
    fetching.look()
    assert "can't be fetched" in caplog.text
    assert "mauvais-mot" not in caplog.text


def test_garbage_in_the_box_keeps_nobody_waiting(page, peer, told, box):
    box.deliver(b"\xff\xfe\x00 nonsense\nTo: =?utf-8?q?=ff?= <reponse+t@>\n\n\x80\x81")
    box.deliver(b"From: a@b\nTo: \n\n")
    box.deliver(answer(peer, told, "Après le bruit.", Message_ID="<9@m.invalid>"))
    fetching.look()
    assert said(page) == ["Après le bruit."]
    assert box.unseen() == 0
