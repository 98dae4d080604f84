"""Two messages at the same moment: the limit of the hour counts both, whomever they go to."""

import threading
import time

import pytest
from django.db import connection, transaction

from accounts import consent
from accounts.consent import Purpose
from directory.contact import actions
from directory.models import Conversation, Message, VolunteerProfilePage
from tests.directory.factories import ProfilePageFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


def test_the_sixth_is_refused_even_beside_the_fifth(page, writer):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer: two never count at the same moment")
    others = ProfilePageFactory.create_batch(2)
    for other in others:
        consent.give(other.volunteer.user, Purpose.CONTACT_RELAY)
    page.volunteer.availability.monthly_cap = 50
    page.volunteer.availability.save()
    for _time in range(4):
        assert writer.write(page).status_code == 302
    sent: list[str] = []
    threads = [threading.Thread(target=begin, args=(writer, other, sent)) for other in others]
    with transaction.atomic(), connection.cursor() as cursor:
        # Reading goes on while nobody can write: both may count before either has written.
        cursor.execute(f"LOCK TABLE {Conversation._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
        for thread in threads:
            thread.start()
        wait_for_both(cursor)
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(sent) == ["sent", "too many"]
    assert Message.objects.filter(author=writer.user).count() == 5


def begin(writer, page: VolunteerProfilePage, sent: list[str]) -> None:
    try:
        actions.begin(page, by=writer.user, subject="x", body="x", key=page.slug)
        sent.append("sent")
    except actions.TooManyError:
        sent.append("too many")
    finally:
        connection.close()


def wait_for_both(cursor) -> None:
    """Wait until both have come as far as they can: at the table, or behind each other."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        cursor.execute(WAITING)
        if cursor.fetchone()[0] >= 2:
            return
        time.sleep(0.05)
    raise AssertionError("They did not come that far.")
