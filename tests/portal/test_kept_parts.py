"""What is kept for everybody is made again after any change, whoever makes it, and never inside a transaction."""

import itertools
import threading

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction

from directory.models import Theme
from portal.page_cache import parts
from portal.page_cache.parts import MOST, kept_part
from tests.directory.factories import ThemeFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def made(settings):
    """Return what says how often it was made."""
    settings.PAGE_CACHE_SECONDS = 60
    numbers, ours = itertools.count(1), object()
    return lambda key="x": kept_part((ours, key), lambda: next(numbers))


def elsewhere(deed):
    """Do something over another connection."""

    def do():
        try:
            deed()
        finally:
            connection.close()

    thread = threading.Thread(target=do)
    thread.start()
    thread.join()


def test_it_is_kept_while_nothing_is_written(made):
    assert [made(), made(), made("y"), made()] == [1, 1, 2, 1]


def test_what_nothing_public_depends_on_leaves_it(made):
    assert made() == 1
    SessionStore().create()
    assert made() == 1


def test_a_change_of_ones_own_makes_it_again(made):
    theme = ThemeFactory()
    assert made() == 1
    Theme.objects.filter(pk=theme.pk).update(name_fr="Autre")
    assert made() == 2


def test_a_change_over_another_connection_makes_it_again(made):
    theme = ThemeFactory()
    assert made() == 1
    elsewhere(lambda: Theme.objects.filter(pk=theme.pk).update(name_fr="Autre"))
    assert made() == 2


def test_a_change_while_the_connection_was_away_makes_it_again(made):
    """Each request may have a connection of its own (CONN_MAX_AGE=0)."""
    theme = ThemeFactory()
    assert made() == 1
    connection.close()
    elsewhere(lambda: Theme.objects.filter(pk=theme.pk).update(name_fr="Autre"))
    assert made() == 2


def test_inside_a_transaction_nothing_is_kept(made):
    with transaction.atomic():
        assert [made(), made()] == [1, 2]


def test_after_its_time_it_is_made_again(made, monkeypatch):
    assert made() == 1
    now = parts.time.monotonic()
    monkeypatch.setattr(parts.time, "monotonic", lambda: now + 61)
    assert made() == 2


def test_no_more_is_kept_than_has_room(made):
    first = made()
    for number in range(MOST):
        made(number)
    assert made() != first
