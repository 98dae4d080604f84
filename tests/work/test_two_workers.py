"""Two workers at the same outbox: nothing is done twice."""

import threading
from collections import Counter

import pytest
from django.db import connection

from portal.work import outbox, worker
from portal.work.consumers import Consumer

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

ROWS = 120


def test_every_row_is_claimed_by_one_worker_only():
    outbox.put_many("test", ({"n": n} for n in range(ROWS)))
    consumer = Consumer("test", lambda rows: None, batch=3)
    claimed: list[int] = []
    start = threading.Barrier(3)

    def work() -> None:
        start.wait(timeout=10)
        try:
            while rows := worker.claim(consumer):
                claimed.extend(row.pk for row in rows)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _worker in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert Counter(Counter(claimed).values()) == {1: ROWS}
