"""The index follows the database: through crashes, rebuilds and repeated work, nothing is lost or double."""

import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from directory.choices import AvailabilityStatus
from directory.models import Availability
from portal.finding import Query, finder
from portal.work import worker
from portal.work.models import OutboxRow
from portal.work.outbox import put
from search import indexing, inspection
from search.engines.embedded import engine as embedded_engine
from search.engines.embedded import writing
from search.engines.embedded.store import Store
from search.engines.engine import BusyError
from tests.directory.factories import ProfilePageFactory, VolunteerFactory
from tests.help_requests.factories import HelpRequestFactory

# What looks at the files of the embedded engine, or breaks them.
embedded = pytest.mark.parametrize("engine", ["embedded"], indirect=True)


@pytest.fixture
def people(engine, db):
    pages = [ProfilePageFactory(title=f"Personne {number}") for number in range(3)]
    worker.drain()
    return pages


def found():
    results = finder().find(Query(per_page=100))
    assert not results.degraded
    return sorted(hit.title for hit in results.hits)


def test_the_same_row_twice_changes_nothing(people):
    before = found()
    for _again in range(2):
        put("index", kind="profile", pk=people[0].pk)
    worker.drain()
    assert found() == before
    assert inspection.differences() == []


def test_a_batch_with_a_senseless_row_does_the_others(people):
    OutboxRow.objects.create(topic="index", payload={"kind": "profile"})
    OutboxRow.objects.create(topic="index", payload={"kind": "unknown", "pk": 1})
    people[0].unpublish()
    worker.drain()
    assert found() == ["Personne 1", "Personne 2"]
    assert OutboxRow.objects.dead().count() == 1


@embedded
def test_an_index_that_is_missing_is_built_whole_at_the_first_change(people):
    Store(django_settings.SEARCH_DIR).pointer.unlink()
    assert finder().find(Query()).degraded
    put("index", kind="profile", pk=people[0].pk)
    worker.drain()
    assert found() == ["Personne 0", "Personne 1", "Personne 2"]


@embedded
def test_an_index_of_another_version_is_not_read(people):
    store = Store(django_settings.SEARCH_DIR)
    (store.current() / "VERSION").write_text("0.0")
    # A process that reads it already keeps its view; a new one must not.
    store.use(store.root / store.pointer.read_text())
    assert finder().find(Query()).degraded
    indexing.rebuild()
    assert found() == ["Personne 0", "Personne 1", "Personne 2"]


@embedded
def test_a_broken_index_gives_a_plain_answer(people, settings, tmp_path):
    broken = Store(tmp_path / "broken")
    generation = broken.new_generation()
    (generation / "meta.json").write_text("{")
    broken.use(generation)
    settings.SEARCH_DIR = broken.root
    results = finder().find(Query(text="personne 1"))
    assert results.degraded
    assert "Personne 1" in [hit.title for hit in results.hits]


def test_the_plain_answer_knows_themes_regions_and_rights(engine, db):
    ProfilePageFactory(title="Publiée")
    ProfilePageFactory(title="Brouillon", live=False)
    results = finder().find(Query(filters={"region": ("84",)}, kinds=("profile",)))
    assert [hit.title for hit in results.hits] == ["Publiée"]
    assert finder().find(Query(filters={"region": ("53",)})).hits == ()
    assert finder().find(Query(filters={"theme": ("rgpd",)})).hits == ()
    assert results.hits[0].card["initials"] == "P"


def test_what_changes_during_a_rebuild_is_in_it(people, monkeypatch):
    """A page published, changed and withdrawn between the reading of the pages and the swap."""
    fill = indexing._fill

    def fill_and_change(*args):
        count = fill(*args)
        people[0].unpublish()
        people[1].title = "Renommée"
        people[1].save_revision().publish()
        ProfilePageFactory(title="Nouvelle")
        worker.drain()
        assert found() == ["Nouvelle", "Personne 2", "Renommée"]
        return count

    monkeypatch.setattr(indexing, "_fill", fill_and_change)
    indexing.rebuild()
    assert found() == ["Nouvelle", "Personne 2", "Renommée"]
    assert inspection.differences() == []


def test_no_answer_is_empty_or_double_while_it_is_rebuilt(people):
    before, answers, done = found(), [], threading.Event()

    def keep_asking():
        while not done.is_set():
            results = finder().find(Query(per_page=100))
            answers.append((results.degraded, sorted(hit.title for hit in results.hits)))

    asking = threading.Thread(target=keep_asking)
    asking.start()
    try:
        for _again in range(5):
            indexing.rebuild()
    finally:
        done.set()
        asking.join()
    assert answers
    assert {(degraded, tuple(titles)) for degraded, titles in answers} == {(False, tuple(before))}


@embedded
def test_old_generations_are_removed(people):
    for _again in range(4):
        indexing.rebuild()
    root = django_settings.SEARCH_DIR
    assert len([path for path in root.glob("generation-*") if path.is_dir()]) == 2
    assert list(root.glob("*.changes")) == []


@embedded
def test_a_rebuild_that_fails_or_was_killed_leaves_nothing(people, monkeypatch):
    store, before = Store(django_settings.SEARCH_DIR), found()
    (store.root / "generation-0-killed").mkdir()
    (store.root / "generation-0-killed.changes").touch()
    put("index", kind="profile", pk=people[0].pk)
    worker.drain()
    assert list(store.root.glob("*.changes")) == []
    generations = set(store.root.glob("generation-*"))
    monkeypatch.setattr(indexing, "_fill", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        indexing.rebuild()
    assert set(store.root.glob("generation-*")) < generations
    assert found() == before


@embedded
def test_a_rebuild_mends_an_index_that_cannot_be_read(people):
    store, before = Store(django_settings.SEARCH_DIR), found()
    for path in store.root.glob("generation-*/meta.json"):
        path.write_text("{")
    call_command("search_index", "rebuild", stdout=StringIO())
    assert found() == before


def test_two_cannot_rebuild_at_once(people):
    with Store(django_settings.SEARCH_DIR).rebuilding(), pytest.raises(CommandError, match="Another process"):
        call_command("search_index", "rebuild")


@embedded
def test_who_cannot_write_says_so_and_the_row_waits(people, monkeypatch):
    store = Store(django_settings.SEARCH_DIR)
    people[0].unpublish()
    with store.writing(), pytest.raises(BusyError), store.writing(patience=0.0):
        pass
    assert OutboxRow.objects.filter(topic="index").waiting().exists()


KILLED_WRITER = """
import os, signal, sys
from pathlib import Path
from search.engines.embedded.store import Store
from search.engines.embedded.writing import Writer
store = Store(Path(sys.argv[1]))
with store.writing():
    writer = Writer(store.current())
    for number in range(50):
        writer.remove(f"profile:{number}")
    if sys.argv[2] == "after":
        writer.commit()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@embedded
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_worker_killed_around_its_commit_loses_nothing(people, when):
    """The kill leaves the rows in the outbox; whether or not the commit was made, doing them again is right."""
    for page in people:
        put("index", kind="profile", pk=page.pk)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    script = "import django; django.setup()\n" + KILLED_WRITER
    killed = subprocess.run(
        [sys.executable, "-c", script, str(django_settings.SEARCH_DIR), when], env=environment, check=False, timeout=60
    )
    assert killed.returncode == -signal.SIGKILL
    worker.drain()
    assert found() == ["Personne 0", "Personne 1", "Personne 2"]
    assert inspection.differences() == []


@embedded
def test_a_failed_commit_leaves_the_rows_waiting(people, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("No space left on device")

    people[0].unpublish()
    monkeypatch.setattr(embedded_engine, "write", fail)
    worker.drain()
    assert "Personne 0" in found()
    row = OutboxRow.objects.get(topic="index")
    assert row.attempts == 1
    monkeypatch.setattr(embedded_engine, "write", writing.write)
    OutboxRow.objects.replay()
    worker.drain()
    assert found() == ["Personne 1", "Personne 2"]


@embedded
def test_check_names_every_difference(people, capsys):
    gone, changed, unseen = people
    writing.write(Store(django_settings.SEARCH_DIR).current(), documents=[], gone=[f"profile:{unseen.pk}"])
    type(gone).objects.filter(pk=gone.pk).update(live=False)
    type(changed).objects.filter(pk=changed.pk).update(title="Autrement")
    with pytest.raises(SystemExit) as stopped:
        call_command("search_index", "check")
    assert stopped.value.code == 1
    lines = capsys.readouterr().out.splitlines()
    assert set(lines) == {
        f"foreign: profile:{gone.pk}",
        f"outdated: profile:{changed.pk}",
        f"missing: profile:{unseen.pk}",
        "differences: 3",
    }
    call_command("search_index", "rebuild")
    call_command("search_index", "check")
    assert capsys.readouterr().out.splitlines() == ["documents: 2", "differences: 0"]


def test_status_counts_index_database_and_what_waits(people, capsys):
    HelpRequestFactory()
    call_command("search_index", "status")
    lines = capsys.readouterr().out.splitlines()
    assert {"profile: 3 of 3", "request: 0 of 1", "dead: 0"} <= set(lines)
    call_command("search_index", "update")
    call_command("search_index", "status")
    assert {"request: 1 of 1", "waiting: 0"} <= set(capsys.readouterr().out.splitlines())


def test_a_pause_that_ends_is_seen_without_anybody_saving(engine, db):
    tomorrow = timezone.localdate() + timedelta(days=1)
    person = VolunteerFactory(availability__status=AvailabilityStatus.PAUSED, availability__until=tomorrow)
    page = ProfilePageFactory(volunteer=person)
    for _again in range(2):
        indexing.rebuild()
        indexing.update([f"profile:{page.pk}"])
    OutboxRow.objects.filter(available_at__lte=timezone.now()).delete()
    row = OutboxRow.objects.get(topic="index")
    assert timezone.localtime(row.available_at).date() == tomorrow
    assert finder().find(Query()).hits[0].card["availability"]["paused"]
    Availability.objects.filter(volunteer=person).update(until=timezone.localdate())
    OutboxRow.objects.update(available_at=timezone.now())
    worker.drain()
    assert not finder().find(Query()).hits[0].card["availability"]["paused"]
    assert not OutboxRow.objects.filter(topic="index").exists()
