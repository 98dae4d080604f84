"""Two workers at the same alerts: every letter is written by one of them."""

import threading

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from portal.work import worker
from search import indexing
from search.models import SavedSearch
from search.saved import alerts
from tests.accounts.factories import member
from tests.directory.factories import ProfilePageFactory
from tests.search.savers import DAILY, keep

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

PEOPLE = 4


def test_each_person_gets_one_letter(engine):
    indexing.rebuild()
    for number in range(PEOPLE):
        person = member(f"lecteur{number}@exemple.invalid")
        for address in ("/annuaire/", "/recherche/"):
            keep(person, address, frequency=DAILY)
    ProfilePageFactory(title="Nouvelle venue")
    worker.drain()
    SavedSearch.objects.update(due_at=timezone.now())
    failures: list[BaseException] = []
    start = threading.Barrier(2)

    def work() -> None:
        start.wait(timeout=10)
        try:
            for _turn in range(3):
                alerts.wake_due()
                worker.drain()
        except BaseException as error:
            failures.append(error)
            raise
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _worker in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failures == []
    assert sorted(letter.to[0] for letter in mail.outbox) == [f"lecteur{n}@exemple.invalid" for n in range(PEOPLE)]
    assert all(letter.body.count("Nouvelle venue") == 1 for letter in mail.outbox)
