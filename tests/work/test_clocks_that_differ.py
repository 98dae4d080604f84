"""Clocks that are two hours off, and clocks that are put right: nothing waits for it, nothing is done twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.work import outbox, worker
from portal.work.daily import once_a_day
from portal.work.models import DailyJob, OutboxRow

pytestmark = pytest.mark.django_db
TWO_HOURS = timedelta(hours=2)


def written_by_a_clock(ahead, **fields):
    """A row as a machine writes it whose clock is so far ahead."""
    row = outbox.put("test", n=1)
    moment = timezone.now() + ahead
    OutboxRow.objects.filter(pk=row.pk).update(**{"created_at": moment, "available_at": moment} | fields)
    return row


@pytest.mark.parametrize("ahead", [TWO_HOURS, -TWO_HOURS])
def test_what_another_clock_wrote_is_done_at_once(recorder, ahead):
    written_by_a_clock(ahead)
    assert worker.drain() == 1
    assert recorder.done == [1]


def test_what_is_meant_for_later_waits(recorder):
    row = outbox.put("test", n=1)
    OutboxRow.objects.filter(pk=row.pk).update(available_at=timezone.now() + timedelta(hours=5))
    assert worker.drain() == 0


def test_what_failed_waits_whichever_clock_wrote_it(recorder):
    recorder.bad = {1: OSError("no answer")}
    written_by_a_clock(TWO_HOURS)
    assert worker.drain() == 1
    assert worker.drain() == 0


@pytest.mark.parametrize(
    ("days_ahead", "times"),
    [(0, 0), (1, 0), (2, 0), (3, 1), (-1, 1), (4000, 1)],
    ids=["done today", "clock was a day ahead", "two", "a broken clock", "done yesterday", "a clock of another age"],
)
def test_a_job_of_the_day_is_done_once_whatever_the_clock_said(days_ahead, times):
    done = []
    DailyJob.objects.create(name="test", day=timezone.localdate() + timedelta(days=days_ahead))
    look = once_a_day("test", lambda: done.append(1))
    look()
    look()
    assert len(done) == times
