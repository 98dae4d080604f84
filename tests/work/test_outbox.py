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


def test_what_is_asked_for_together_is_one_statement_and_rings_once(db, django_assert_num_queries):
    with django_assert_num_queries(1), outbox.together():
        outbox.put("index", kind="profile", pk=1)
        outbox.put("post", pk=2)
    assert list(OutboxRow.objects.values_list("topic", "payload")) == [
        ("index", {"kind": "profile", "pk": 1}),
        ("post", {"pk": 2}),
    ]
    with django_assert_num_queries(0), outbox.together():
        pass
    outbox.put("index", kind="profile", pk=3)
    assert OutboxRow.objects.count() == 3


def test_what_is_asked_for_together_and_fails_asks_for_nothing(db):
    with pytest.raises(RefusedError), outbox.together():
        outbox.put("index", kind="profile", pk=1)
        raise RefusedError
    assert not OutboxRow.objects.exists()
    outbox.put("index", kind="profile", pk=2)
    assert OutboxRow.objects.get().payload["pk"] == 2


def test_many_rows_are_written_in_few_statements(db, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):  # SQLite takes about a hundred rows a statement
        outbox.put_many("index", ({"kind": "profile", "pk": pk} for pk in range(1500)))
    assert OutboxRow.objects.count() == 1500


def test_what_is_asked_for_may_be_read_while_it_is_asked_for(db):
    people = [User.objects.create_user(f"camille{number}@example.org").pk for number in range(3)]
    outbox.put_many("index", ({"pk": User.objects.get(pk=pk).pk} for pk in people))
    assert [row.payload["pk"] for row in OutboxRow.objects.order_by("pk")] == people
