"""A search server that is away, hangs or fails: pages answer from the database, soon, and say so; nothing is lost."""

import os
import signal
import socket
import struct
import subprocess
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command

from portal.finding import Query, finder
from portal.work import worker
from portal.work.consumers import Consumer
from portal.work.models import OutboxRow
from portal.work.outbox import put
from search import breaker, consumer, indexing, inspection
from search.breaker import FAILURES, Breaker
from search.engines.elastic import connection
from search.engines.engine import AwayError, LeftAloneError
from search.engines.guarded import GuardedEngine
from tests.directory.factories import ProfilePageFactory
from tests.search.stopwatch import Stopwatch

NOTICE = "La recherche est momentanément en pause."
LONGEST = 2.0
REFUSED = b"HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}"


class BadServer:
    """Listens on a port and treats everybody badly, in the way that is asked for."""

    def __init__(self, way):
        self.way, self.visits, self._kept = way, 0, []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        if way == "refuses":
            self._socket.close()
        else:
            threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                visitor, _address = self._socket.accept()
            except OSError:
                return
            self.visits += 1
            self._treat(visitor)

    def _treat(self, visitor):
        if self.way == "hangs":
            self._kept.append(visitor)
        elif self.way == "resets":
            visitor.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            visitor.close()
        else:
            with closing(visitor):
                visitor.recv(65536)
                visitor.sendall(REFUSED)

    def close(self):
        # Closing alone doesn't wake the thread that waits for a visitor.
        if self._socket.fileno() >= 0:
            self._socket.shutdown(socket.SHUT_RDWR)
            self._socket.close()
        for visitor in self._kept:
            visitor.close()


@pytest.fixture(params=["refuses", "resets", "hangs", "fails"])
def bad_server(request, settings, tmp_path, monkeypatch):
    monkeypatch.setattr(connection, "WORKING_PATIENCE", 1.0)
    server = BadServer(request.param)
    settings.SEARCH_DIR = tmp_path / "search"
    settings.SEARCH_URL = server.url
    yield server
    server.close()


def test_pages_answer_in_time_and_say_so(bad_server, db, client):
    ProfilePageFactory(title="Alix Exemple")
    for path in ("/recherche/?q=alix", "/annuaire/?q=alix&theme=teletravail", "/annuaire/?q=alix"):
        watch = Stopwatch()
        response = client.get(path)
        assert watch.seconds < LONGEST
        assert response.status_code == 200
        assert response.context["results"].degraded
    text = response.content.decode()
    assert "Alix Exemple" in text
    assert NOTICE in text
    parts = client.get("/sante/pret/").json()["parts"]
    assert parts["search"] == "degraded"


def test_whoever_is_away_is_not_asked_by_everybody(bad_server, db):
    for _again in range(20):
        assert finder().find(Query(text="gants")).degraded
    assert bad_server.visits <= 1


def test_changes_wait_and_are_not_lost(bad_server, db):
    page = ProfilePageFactory()
    OutboxRow.objects.exclude(topic="index").delete()
    worker.drain()
    row = OutboxRow.objects.filter(topic="index", payload__pk=page.pk).first()
    assert row.attempts >= 1
    assert row.dead_at is None
    with pytest.raises(CommandError, match="doesn't answer"):
        call_command("search_index", "status")


def test_the_worker_and_pages_spare_each_other_what_they_know(bad_server, db):
    page = ProfilePageFactory()
    with pytest.raises(AwayError):
        indexing.update([f"profile:{page.pk}"])
    visits = bad_server.visits
    watch = Stopwatch()
    for number in range(10):
        with pytest.raises(LeftAloneError):
            indexing.update([f"profile:{number}"])
        assert finder().find(Query(text="gants")).degraded
    assert bad_server.visits == visits
    # Fifty changes and pages that wait for nothing: the database alone, on a machine that may have other work.
    assert watch.seconds < 10


def test_a_page_that_cannot_be_read_is_not_the_engines_fault():
    guarded = GuardedEngine(Reads(), Breaker())
    for _again in range(FAILURES + 1):
        with pytest.raises(ZeroDivisionError):
            guarded.update(["profile:1"], lambda keys: 1 / 0)
    assert guarded.update(["profile:1"], lambda keys: [])


class Reads:
    """An engine of which only the reading of pages matters."""

    def update(self, keys, read):
        read(keys)
        return True


def node(action, folder, port=""):
    """Start or stop a node of this test's own; without a port, at a free one."""
    command = [str(Path(django_settings.BASE_DIR) / "bin" / "search-node"), action, "opensearch"]
    environment = os.environ | {"VAR_DIR": str(folder), "DATA": "", "PORT": port}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def own_node(settings, tmp_path):
    settings.SEARCH_DIR = tmp_path / "search"
    settings.SEARCH_URL = node("start", tmp_path)
    yield tmp_path
    node("stop", tmp_path)


@pytest.mark.nodes
@pytest.mark.skipif("opensearch" not in os.environ.get("SEARCH_NODES", ""), reason="bin/test gives the nodes")
def test_a_server_killed_amid_a_thousand_changes_misses_none(own_node, db, client, monkeypatch, settings):
    monkeypatch.setattr(breaker, "REST", 0.2)
    pages = [ProfilePageFactory(title=f"Personne {number}") for number in range(40)]
    indexing.rebuild()
    OutboxRow.objects.all().delete()
    for number in range(1000):
        page = pages[number % 40]
        type(page).objects.filter(pk=page.pk).update(title=f"Renommée {number}", live=number % 7 != 0)
        put("index", kind="profile", pk=page.pk)
    port = settings.SEARCH_URL.rpartition(":")[2]
    process = int((next(own_node.glob("search-node/*")) / "pid").read_text())
    by_fifties = Consumer("index", consumer.index_rows, 50)
    for batch in range(20):
        if batch == 8:
            threading.Timer(0.02, os.kill, (process, signal.SIGKILL)).start()
        worker.hand_over(by_fifties, worker.claim(by_fifties))
    assert OutboxRow.objects.filter(attempts__gte=1).exists()
    assert client.get("/recherche/?q=personne").context["results"].degraded

    node("start", own_node, port)
    time.sleep(0.3)
    OutboxRow.objects.replay()
    worker.drain()
    assert not OutboxRow.objects.filter(topic="index").exists()
    assert inspection.differences() == []
    assert not finder().find(Query()).degraded
