"""Leaving while something about oneself is under way: nothing brings anybody back."""

from pathlib import Path

import pytest
from django.core import mail
from django.core.management import call_command

from accounts.models import DataArchive
from accounts.mydata import archive, asking
from community.models import Flag
from directory.contact import actions
from directory.models import Conversation
from portal.mail import sending
from portal.work import outbox, worker
from portal.work.consumers import Consumer
from portal.work.models import OutboxRow
from tests.accounts.factories import member
from tests.directory.factories import UserFactory
from tests.help_requests.factories import HelpRequestFactory
from tests.moderation.factories import flagged
from tests.privacy.markers import somebody

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]


@pytest.fixture(autouse=True)
def places(settings, tmp_path) -> None:
    """Files of this test alone."""
    settings.PRIVATE_ROOT, settings.MEDIA_ROOT = tmp_path / "private", tmp_path / "media"
    settings.SEARCH_DIR = tmp_path / "search"


def leave(user) -> None:
    call_command("erase_person", user.email, reason="test")


def copies() -> set[Path]:
    """The archives that lie in the private files, where the field keeps them."""
    return set(Path(DataArchive.file.field.storage.location).rglob("*.zip"))


def test_a_copy_that_is_being_made_leaves_no_file(monkeypatch):
    user = member()
    asking.ask(user)
    whole = archive.write

    def written_as_they_leave(person, target) -> None:
        whole(person, target)
        leave(user)

    # No two processes in a test: the person leaves between the writing and the keeping.
    monkeypatch.setattr(archive, "write", written_as_they_leave)
    before = copies()
    worker.drain()
    assert not DataArchive.objects.exists()
    assert copies() == before


def test_their_message_is_not_sent_any_more():
    known = somebody()
    talk = Conversation.objects.get()
    known.user.blocks.all().delete()
    actions.answer(talk, by=known.user, body="Un astrolabe dans chaque mot.", key="zz")
    leave(known.user)
    worker.drain()
    assert "astrolabe" not in "".join(letter.body for letter in mail.outbox)


def test_a_letter_whose_sending_fails_meanwhile_does_not_come_back():
    user = member("partante@exemple.invalid")
    sending.queue(to=user.email, subject="Une lettre", text="Bonjour partante")

    def hang(rows) -> None:
        leave(user)
        raise OSError

    consumer = Consumer("mail", hang, batch=1)
    worker.hand_over(consumer, worker.claim(consumer))
    assert not OutboxRow.objects.filter(topic="mail").exists()


def test_what_failed_is_tried_again():
    outbox.put("mail", delivery=0)
    consumer = Consumer("mail", lambda rows: 1 / 0, batch=1)
    worker.hand_over(consumer, worker.claim(consumer))
    row = OutboxRow.objects.get(topic="mail")
    assert (row.attempts, row.lease, row.last_error) == (1, "", "ZeroDivisionError: division by zero")


def test_what_others_reported_of_them_is_emptied_and_counts_still():
    known = somebody()
    flagged("profile", known.page, text="Zéphirine Quatrebarbes exagère.")
    flagged("profile", known.page, email=known.user.email, text="C’est moi, Zéphirine.")
    flagged("profile", known.page, by=UserFactory(), text="Idem.")
    leave(known.user)
    assert set(Flag.objects.values_list("text", "email")) == {("", "")}
    assert Flag.objects.count() == 3


def test_what_others_reported_of_their_messages_and_requests_is_emptied():
    known = somebody()
    flagged("post", known.thread.posts.get(author=known.user), text="Zéphirine Quatrebarbes exagère.")
    flagged("request", HelpRequestFactory(owner=known.user), text="Zéphirine Quatrebarbes demande trop.")
    leave(known.user)
    assert list(Flag.objects.values_list("text", flat=True)) == ["", ""]
