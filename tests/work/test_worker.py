"""The worker does what the outbox asks for: once, later when it fails, visibly not when it never can."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from portal.work import leases, outbox, worker
from portal.work.consumers import Consumer, PermanentError
from portal.work.models import OutboxRow

pytestmark = pytest.mark.django_db


def make_due() -> None:
    """Let the time of every waiting row come."""
    OutboxRow.objects.waiting().update(available_at=timezone.now())


def test_rows_are_handed_over_in_order_and_disappear(recorder):
    for n in range(7):
        outbox.put("test", n=n)
    assert worker.drain() == 7
    assert recorder.batches == [[0, 1, 2, 3, 4], [5, 6]]
    assert not OutboxRow.objects.exists()


def test_a_topic_without_consumer_waits_for_one(recorder):
    outbox.put("later", n=1)
    assert worker.drain() == 0
    assert OutboxRow.objects.waiting().count() == 1


def test_a_poisoned_row_does_not_hold_up_its_batch(recorder):
    recorder.bad = {2: OSError("no answer")}
    for n in range(4):
        outbox.put("test", n=n)
    worker.work_once()
    assert recorder.batches == [[0, 1, 2, 3], [0], [1], [2], [3]]
    left = OutboxRow.objects.get()
    assert (left.payload["n"], left.attempts, left.last_error) == (2, 1, "OSError: no answer")


def test_pauses_grow_from_a_second_to_an_hour(recorder):
    recorder.bad = {1: OSError("no answer")}
    row = outbox.put("test", n=1)
    pauses = []
    for _attempt in range(14):
        make_due()
        worker.work_once()
        row.refresh_from_db()
        pauses.append(round((row.available_at - timezone.now()).total_seconds()))
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600]


def test_a_row_is_left_alone_until_its_time_has_come(recorder):
    recorder.bad = {1: OSError("no answer")}
    outbox.put("test", n=1)
    assert worker.drain() == 1
    recorder.bad = {}
    OutboxRow.objects.update(available_at=timezone.now() + timedelta(seconds=30))
    assert worker.drain() == 0
    make_due()
    assert worker.drain() == 1
    assert recorder.done == [1]


def test_what_can_never_succeed_is_given_up_at_once(recorder):
    recorder.bad = {1: PermanentError("no such page")}
    row = outbox.put("test", n=1)
    worker.drain()
    assert list(OutboxRow.objects.dead()) == [row]


@pytest.mark.parametrize(("age", "dead"), [(timedelta(weeks=3, minutes=-5), 0), (timedelta(weeks=3), 1)])
def test_anything_else_is_tried_for_three_weeks(recorder, age, dead):
    recorder.bad = {1: OSError("no answer")}
    row = outbox.put("test", n=1)
    OutboxRow.objects.filter(pk=row.pk).update(created_at=timezone.now() - age)
    worker.drain()
    assert OutboxRow.objects.dead().count() == dead


def test_a_dead_row_can_be_replayed(recorder):
    recorder.bad = {1: PermanentError("no such page")}
    outbox.put("test", n=1)
    worker.drain()
    recorder.bad = {}
    assert worker.drain() == 0
    assert OutboxRow.objects.dead().replay() == 1
    assert worker.drain() == 1
    assert not OutboxRow.objects.exists()


def test_a_lease_keeps_others_away_and_ends(recorder):
    outbox.put("test", n=1)
    consumer = Consumer("test", recorder)
    (held,) = worker.claim(consumer)
    assert worker.claim(consumer) == []
    OutboxRow.objects.update(leased_until=timezone.now())
    (again,) = worker.claim(consumer)
    assert (again.pk, again.lease == held.lease) == (held.pk, False)


def test_what_a_worker_left_is_given_back_and_what_others_hold_is_not(recorder):
    outbox.put("test", n=1)
    outbox.put("test", n=2)
    consumer = Consumer("test", recorder)
    (ours,), (theirs,) = worker.claim(consumer), worker.claim(consumer)
    OutboxRow.objects.filter(pk=theirs.pk).update(lease="another worker's")
    assert leases.give_back() == 1
    assert [row.pk for row in worker.claim(consumer)] == [ours.pk]
    assert worker.claim(consumer) == []


def test_a_worker_that_was_too_slow_does_not_delete_what_another_holds(recorder):
    outbox.put("test", n=1)
    consumer = Consumer("test", recorder)
    late = worker.claim(consumer)
    OutboxRow.objects.update(leased_until=timezone.now())
    other = worker.claim(consumer)
    worker.hand_over(consumer, late)
    assert list(OutboxRow.objects.all()) == other


def test_an_error_is_logged_without_what_it_quotes(recorder, caplog):
    recorder.bad = {1: ValueError("camille@example.org refused")}
    outbox.put("test", n=1)
    worker.drain()
    assert "ValueError" in caplog.text
    assert "camille@example.org" not in caplog.text


def test_the_command_drains_once(recorder, capsys):
    outbox.put("test", n=1)
    call_command("process_work", "--once")
    assert capsys.readouterr().out.strip() == "1"
    assert recorder.done == [1]


def test_readiness_tells_that_a_row_was_given_up(recorder, client):
    assert client.get("/sante/pret/").json()["parts"]["work"] == "ok"
    recorder.bad = {1: PermanentError("no such page")}
    outbox.put("test", n=1)
    worker.drain()
    answer = client.get("/sante/pret/")
    assert (answer.status_code, answer.json()["parts"]["work"]) == (200, "degraded")
