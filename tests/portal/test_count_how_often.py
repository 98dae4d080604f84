"""How often something may be done, counted in the cache that the portal has by default: the database."""

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from portal.rate_limits import Limit


@pytest.fixture
def in_the_database(db, settings):
    """The default cache of an installation."""
    settings.CACHES = {"default": {"BACKEND": "portal.database_cache.DatabaseCache", "LOCATION": "counted"}}
    call_command("createcachetable")


def kept_until() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT expires FROM counted")
        (until,) = cursor.fetchone()
    moment = until if isinstance(until, datetime) else datetime.fromisoformat(until)
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment, timezone.get_default_timezone())


def test_so_often_and_no_more(in_the_database):
    limit = Limit("letters", times=2, seconds=86_400)
    assert [limit.allows("camille") for _time in range(3)] == [True, True, False]
    assert limit.allows("dominique")


def test_a_count_is_kept_as_long_as_its_window(in_the_database):
    Limit("letters", times=2, seconds=86_400).allows("camille")
    assert kept_until() > timezone.now() + timedelta(hours=12)
