"""A disk that is full: what can be read is read, what can't be kept is said, and with space all goes on by itself."""

import http.client
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.browser.conftest import portal_in
from tests.browser.server import free_port, wait_until_it_answers
from tests.chaos.supervised import wait_for

RECOVERY = 10.0
SPARE = 8 * 1024 * 1024
TOKEN = "a" * 32


@pytest.fixture
def small_disk(prepared, tmp_path):
    """A disk in memory, with the files of a portal and little more."""
    size = sum(path.stat().st_size for path in prepared.rglob("*") if path.is_file()) + SPARE
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", tmp_path], capture_output=True, check=False
    )
    if mount.returncode:
        pytest.skip("only root may make a disk of its own")
    try:
        yield Path(shutil.copytree(prepared, tmp_path / "var"))
    finally:
        subprocess.run(["umount", "--lazy", tmp_path], check=True)


@pytest.fixture
def portal(small_disk):
    port = free_port()
    made = portal_in(small_disk, port=port)
    process = made.start("-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "2")
    wait_until_it_answers(made.url, seconds=90)
    yield made
    os.killpg(process.pid, signal.SIGTERM)
    process.wait(timeout=30)


def ask(portal, method, path, body=""):
    host = portal.url.partition("://")[2]
    connection = http.client.HTTPConnection(host, timeout=60)
    headers = {"Cookie": f"csrftoken={TOKEN}", "Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()
    finally:
        connection.close()


def sign_up(portal):
    return ask(
        portal, "POST", "/compte/signup/", f"email=x{time.time_ns()}@exemple.invalid&csrfmiddlewaretoken={TOKEN}"
    )


def fill(folder):
    """Write until nothing more fits, at last by single bytes."""
    size, file = 1 << 20, (folder / "filler").open("wb", buffering=0)
    with file:
        while size:
            try:
                file.write(b"x" * size)
            except OSError:
                size //= 2
    return folder / "filler"


def test_reading_goes_on_and_writing_says_so(portal, small_disk):
    assert ask(portal, "GET", "/annuaire/")[0] == 200
    assert sign_up(portal)[0] == 302
    filler = fill(small_disk)
    assert {ask(portal, "GET", path)[0] for path in ("/", "/annuaire/", "/demandes/", "/sante/vivant/")} == {200}
    status, headers, body = sign_up(portal)
    assert (status, headers["Retry-After"]) == (503, "10")
    assert "Traceback" not in body
    assert '"storage": "degraded"' in ask(portal, "GET", "/sante/pret/")[2]
    filler.unlink()
    wait_for("an account once there is space", lambda: sign_up(portal)[0] == 302, RECOVERY)
