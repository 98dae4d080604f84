"""What is kept for everybody is made again after any change, whoever makes it, and never inside a transaction."""

import itertools
import threading

import pytest
from django.db import connection, transaction

from directory.models import Theme
from portal.unchanged import MOST, kept
from tests.directory.factories import ThemeFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def made():
    """Return what says how often it was made."""
    numbers = itertools.count(1)
    return lambda key="x": kept(("test", key), lambda: next(numbers))


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


def test_inside_a_transaction_nothing_is_kept(made):
    with transaction.atomic():
        assert [made(), made()] == [1, 2]


def test_no_more_is_kept_than_has_room(made):
    first = made()
    for number in range(MOST):
        made(number)
    assert made() != first
