"""kill -9 of the worker, and of the engine with it, amid a thousand changes: afterwards the index says what is true.

Real commands, as on a server, with a database and files of their own.
"""

import os
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from tests import once
from tests.search.test_server_away import node

MANAGE = [sys.executable, str(Path(django_settings.BASE_DIR) / "manage.py")]
CHANGES = 1000
# From the kill to an index that is complete: the dead worker's lease, the engine's start, and what was left to do.
RECOVERED = 60.0

pytestmark = pytest.mark.nodes


class Portal:
    """A portal under `folder`, spoken to by its commands."""

    def __init__(self, folder, **environment):
        self.database = folder / "portal.sqlite3"
        self.environment = os.environ | environment | {
            "VAR_DIR": str(folder),
            "DATABASE_URL": f"sqlite:///{self.database}",
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
            "PYTHONPATH": os.pathsep.join(sys.path),
            "SEARCH_INDEX": f"test-{uuid.uuid4().hex[:12]}",
        }  # fmt: skip

    def run(self, *words):
        done = subprocess.run([*MANAGE, *words], env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start_worker(self):
        return subprocess.Popen([*MANAGE, "process_work"], env=self.environment, stderr=subprocess.DEVNULL)

    def rows(self, condition="true"):
        with closing(sqlite3.connect(self.database, timeout=30)) as database:
            sql = f"SELECT count(*) FROM work_outboxrow WHERE topic = 'index' AND {condition}"
            return database.execute(sql).fetchone()[0]

    def wait(self, until, seconds):
        deadline = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < deadline, f"{self.rows()} changes still wait"
            time.sleep(0.02)


@pytest.fixture
def portal(tmp_path, request):
    """With an index, and a thousand pages that are not in it yet."""
    environment = {"SEARCH_URL": ""}
    if request.param == "opensearch":
        environment["SEARCH_URL"] = node("start", tmp_path)
    made = Portal(tmp_path, **environment)
    once.copy_to(made.database)
    made.run("migrate", "-v0")
    made.run("createcachetable")
    made.run("load_reference")
    made.run("search_index", "rebuild")
    made.run(
        "generate_data", "--volunteers", str(CHANGES), "--requests", "0", "--posts-per-request", "0", "--seed", "1"
    )
    assert made.rows() >= CHANGES
    yield made
    if request.param == "opensearch":
        node("stop", tmp_path)


def is_caught(portal, worker):
    """Stop the worker where it stands; let it go on when it has just put down what it had in hand."""
    if not portal.rows("leased_until IS NOT NULL") or portal.rows() >= CHANGES:
        return False
    worker.send_signal(signal.SIGSTOP)
    caught = bool(portal.rows("leased_until IS NOT NULL"))
    if not caught:
        worker.send_signal(signal.SIGCONT)
    return caught


def kill_worker(portal):
    """Kill a worker while it has rows in hand and others wait."""
    worker = portal.start_worker()
    portal.wait(lambda: is_caught(portal, worker), 60)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert 0 < portal.rows("leased_until IS NOT NULL") <= portal.rows()


def recover(portal, since):
    worker = portal.start_worker()
    try:
        portal.wait(lambda: not portal.rows(), RECOVERED - (time.monotonic() - since))
    finally:
        worker.terminate()
        worker.wait()
    assert "differences: 0" in portal.run("search_index", "check")
    assert f"profile: {CHANGES} of {CHANGES}" in portal.run("search_index", "status")


@pytest.mark.parametrize("portal", ["embedded"], indirect=True)
def test_a_killed_worker_misses_nothing(portal):
    kill_worker(portal)
    recover(portal, time.monotonic())


@pytest.mark.parametrize("portal", ["opensearch"], indirect=True)
@pytest.mark.skipif("opensearch" not in os.environ.get("SEARCH_NODES", ""), reason="bin/test gives the nodes")
def test_worker_and_server_killed_at_once_miss_nothing(portal, tmp_path):
    kill_worker(portal)
    process = next(tmp_path.glob("search-node/*")) / "pid"
    os.kill(int(process.read_text()), signal.SIGKILL)
    killed = time.monotonic()
    node("start", tmp_path, portal.environment["SEARCH_URL"].rpartition(":")[2])
    recover(portal, killed)
