"""A worker that is killed in the middle of its work loses nothing."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from portal.mail.models import Delivery
from portal.mail.sending import queue
from portal.work.models import OutboxRow
from tests.mail.smtp_peer import Peer, smtp_peer

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def database_url() -> str:
    """Return the address of the database of this test, for another process."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{connection.settings_dict['NAME']}"
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**connection.settings_dict)


def start_worker(peer: Peer, folder: os.PathLike[str], *words: str, name: str = "") -> subprocess.Popen[bytes]:
    """Start a real worker on the database of this test."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DATABASE_URL": database_url(),
        "EMAIL_URL": f"smtp://127.0.0.1:{peer.port}",
        "VAR_DIR": str(folder),
        "WORKER_NAME": name,
    }
    return subprocess.Popen(
        [sys.executable, "manage.py", "process_work", *words], cwd=settings.BASE_DIR, env=environment
    )


def test_a_letter_in_hand_is_delivered_by_the_next_worker(tmp_path):
    queue(to="camille@example.org", subject="Bonjour", text="Bonjour,")
    with smtp_peer() as peer:
        peer.hangs = True
        worker = start_worker(peer, tmp_path)
        assert peer.reached.wait(timeout=60)
        worker.send_signal(signal.SIGKILL)
        worker.wait(timeout=10)
        row = OutboxRow.objects.get()
        assert row.leased_until > timezone.now()
        assert Delivery.objects.get().sent_at is None

        peer.hangs = False
        OutboxRow.objects.update(leased_until=timezone.now())
        assert start_worker(peer, tmp_path, "--once").wait(timeout=60) == 0
        assert len(peer.letters) == 1
    assert not OutboxRow.objects.exists()


def test_a_worker_started_again_under_its_name_takes_up_what_it_had_in_hand(tmp_path):
    queue(to="camille@example.org", subject="Bonjour", text="Bonjour,")
    with smtp_peer() as peer:
        peer.hangs = True
        killed = start_worker(peer, tmp_path, name="one")
        assert peer.reached.wait(timeout=60)
        killed.send_signal(signal.SIGKILL)
        killed.wait(timeout=10)
        peer.hangs = False
        peer.reached.clear()
        again = start_worker(peer, tmp_path, name="one")
        assert peer.reached.wait(timeout=60)
        again.terminate()
        assert again.wait(timeout=30) == 0
        assert len(peer.letters) == 1
    assert not OutboxRow.objects.exists()


def test_a_database_that_fails_for_a_while_ends_no_worker(tmp_path):
    table, away = OutboxRow._meta.db_table, "work_outboxrow_away"
    with smtp_peer() as peer:
        worker = start_worker(peer, tmp_path)
        queue(to="camille@example.org", subject="Un", text="Bonjour,")
        assert peer.reached.wait(timeout=60)
        time.sleep(1)  # the letter's row is done with
        with connection.schema_editor() as editor:
            editor.alter_db_table(OutboxRow, table, away)
        time.sleep(4)  # two looks at least
        assert worker.poll() is None
        with connection.schema_editor() as editor:
            editor.alter_db_table(OutboxRow, away, table)
        peer.reached.clear()
        queue(to="camille@example.org", subject="Deux", text="Bonjour,")
        assert peer.reached.wait(timeout=30)
        worker.terminate()
        assert worker.wait(timeout=30) == 0


def test_a_worker_asked_to_stop_finishes_the_job_in_hand(tmp_path):
    with smtp_peer() as peer:
        worker = start_worker(peer, tmp_path)
        queue(to="camille@example.org", subject="Bonjour", text="Bonjour,")
        assert peer.reached.wait(timeout=60)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=30) == 0
        assert len(peer.letters) == 1
    assert not OutboxRow.objects.exists()
