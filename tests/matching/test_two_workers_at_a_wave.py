"""Two workers at the same waves, or one that is killed: everybody is told once, nobody more than three times a week."""

import threading
from collections import Counter

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Notification
from matching.models import Wave, WaveNotice
from matching.waves import telling
from portal.mail.models import Delivery
from portal.work.models import OutboxRow
from tests.matching.waves import request, volunteers

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def at_once(*jobs):
    """Run these at the same moment, each as a worker of its own."""
    failures: list[BaseException] = []
    start = threading.Barrier(len(jobs))

    def work(job):
        start.wait(timeout=10)
        try:
            job()
        except BaseException as error:
            failures.append(error)
            raise
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failures == []


def test_one_wave_whoever_tells_it():
    volunteers(25)
    page = request(urgency="critical")
    at_once(*[lambda: telling.tell_next(page.pk, after=0)] * 3)
    assert Wave.objects.count() == 1
    assert WaveNotice.objects.count() == Notification.objects.count() == 10
    assert Delivery.objects.filter(key__startswith="notice-").count() == 10


def test_the_clock_hands_a_wave_out_once():
    volunteers(25)
    page = request(urgency="critical")
    telling.tell_next(page.pk, after=0)

    OutboxRow.objects.all().delete()
    Wave.objects.update(next_at=timezone.now())
    at_once(*[telling.hand_out] * 3)
    assert OutboxRow.objects.filter(topic="notify").count() == 1


def test_three_a_week_though_six_requests_are_told_at_once():
    volunteers(10)
    pages = [request() for _number in range(6)]
    at_once(*[lambda page=page: telling.tell_next(page.pk, after=0) for page in pages])
    times = Counter(WaveNotice.objects.values_list("volunteer", flat=True))
    assert len(times) == 10
    assert set(times.values()) == {3}
    assert Wave.objects.count() == 6
