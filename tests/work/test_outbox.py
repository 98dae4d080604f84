"""What is to be done is written with the change that asks for it."""

import pytest
from django.db import transaction

from accounts.models import User
from portal.work import outbox, wake
from portal.work.models import OutboxRow


class RefusedError(Exception):
    """Raised in the middle of a change."""


def test_change_and_row_are_committed_together(db):
    with transaction.atomic():
        person = User.objects.create_user("camille@example.org")
        outbox.put("index", kind="profile", pk=person.pk)
    row = OutboxRow.objects.get()
    assert (row.topic, row.payload) == ("index", {"kind": "profile", "pk": person.pk})


def test_a_change_that_fails_leaves_no_row(db):
    with pytest.raises(RefusedError), transaction.atomic():
        person = User.objects.create_user("camille@example.org")
        outbox.put("index", kind="profile", pk=person.pk)
        raise RefusedError
    assert not OutboxRow.objects.exists()
    assert not User.objects.exists()


def test_the_bell_rings_only_once_the_change_is_committed(db, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.VAR_DIR = tmp_path
    with django_capture_on_commit_callbacks(execute=True):
        outbox.put("index", kind="profile", pk=1)
        assert not (tmp_path / "worker-bell").exists()
    assert (tmp_path / "worker-bell").exists()


def test_a_bell_that_cannot_ring_is_no_failure(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path / "missing"
    wake.ring()
    wake.wait_for_ring(0.1)


def test_many_rows_are_written_in_few_statements(db, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):  # SQLite takes about a hundred rows a statement
        outbox.put_many("index", ({"kind": "profile", "pk": pk} for pk in range(1500)))
    assert OutboxRow.objects.count() == 1500
