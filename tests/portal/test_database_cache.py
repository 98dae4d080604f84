"""The shared cache in the database: one statement for each entry, and nothing lost while people write."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import DatabaseError, connection

from portal.database_cache import sweep

FEW = 4


@pytest.fixture(autouse=True)
def in_the_database(db, settings):
    options = {"MAX_ENTRIES": FEW}
    ours = {"BACKEND": "portal.database_cache.DatabaseCache", "LOCATION": "cache_entries", "OPTIONS": options}
    settings.CACHES = {"default": ours}
    call_command("createcachetable")


def run_out(key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cache_entries SET expires = '2020-03-16 12:00:00' WHERE cache_key LIKE %s", [f"%:{key}"])


def entries() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM cache_entries")
        return int(cursor.fetchone()[0])


def test_what_is_put_there_is_found_again():
    cache.set("lit", {"salle": 3})
    cache.set("lit", {"salle": 4}, timeout=None)
    assert cache.get("lit") == {"salle": 4}
    assert [cache.delete("lit"), cache.delete("lit")] == [True, False]
    assert cache.get("lit", "rien") == "rien"


def test_what_is_added_stays_until_it_has_run_out():
    assert [cache.add("lit", 1), cache.add("lit", 2)] == [True, False]
    run_out("lit")
    assert cache.add("lit", 3)
    assert cache.get("lit") == 3


def test_touching_makes_it_last_and_brings_nothing_back():
    cache.set("lit", 1, timeout=5)
    assert cache.touch("lit", 3600)
    run_out("lit")
    assert not cache.touch("lit", 3600)
    assert not cache.touch("fauteuil", 3600)
    assert cache.get("lit") is None


@pytest.mark.parametrize("write", ["set", "add", "touch"])
def test_an_entry_is_one_statement(write, django_assert_num_queries):
    with django_assert_num_queries(1):
        getattr(cache, write)("lit", 1)


def test_nothing_good_is_lost_while_people_write():
    for number in range(3 * FEW):
        cache.set(f"lit-{number}", number)
    assert [cache.get(f"lit-{number}") for number in range(3 * FEW)] == list(range(3 * FEW))


def test_the_worker_sweeps_what_has_run_out_and_what_is_too_much():
    for number in range(3 * FEW):
        cache.set(f"lit-{number}", number)
    run_out("lit-1")
    sweep()
    assert cache.get("lit-1") is None
    while (before := entries()) > FEW:
        sweep()
        assert entries() < before


def test_below_that_only_what_has_run_out_goes():
    for number in range(FEW):
        cache.set(f"lit-{number}", number)
    sweep()
    assert entries() == FEW


def test_a_broken_transaction_is_not_hidden():
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE cache_entries")
    with pytest.raises(DatabaseError):
        cache.set("lit", 1)


def test_the_worker_comes_round_by_itself():
    from portal.work.periodic import _jobs

    assert _jobs["cache"] is sweep
