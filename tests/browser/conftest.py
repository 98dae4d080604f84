"""A real portal for a real browser: web server and worker as processes, with a database and files of their own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(settings.BASE_DIR)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder needs a browser, whether its author remembered to say so or not."""
    for item in items:
        if item.path.is_relative_to(ROOT / "tests" / "browser"):
            item.add_marker("browser")


@dataclass(frozen=True)
class PortalServer:
    """Where the portal answers, and the environment in which its commands run."""

    url: str
    environment: dict[str, str]

    def manage(self, *words: str) -> str:
        """Run a management command on this portal's data; return what it prints."""
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{words} failed:\n{done.stdout}{done.stderr}"
        return done.stdout

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """Start one of the portal's processes in a group of its own."""
        return subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=self.environment, start_new_session=True, stdout=2
        )


def free_port() -> int:
    """Return a loopback port nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_it_answers(url: str, *, seconds: float = 30) -> None:
    """Return once the portal answers; fail after `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(f"{url}/sante/vivant/", timeout=2)
            return
        except OSError:
            assert time.monotonic() < deadline, f"{url} does not answer"
            time.sleep(0.1)


@pytest.fixture(scope="session")
def portal_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalServer]:
    """The portal with the reference data and the 37 volunteers and 15 requests of the first week."""
    folder, port = tmp_path_factory.mktemp("portal"), free_port()
    url = f"http://localhost:{port}"
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_URL")} | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DEBUG": "0",
        "DEMO": "1",
        "SITE_URL": url,
        "VAR_DIR": str(folder),
        "EMAIL_URL": f"filemail:///{folder}/mail",
    }
    portal = PortalServer(url, environment)
    for words in (["migrate"], ["createcachetable"], ["load_reference"], ["load_data", "data/anap_week1"]):
        portal.manage(*words)
    gunicorn = ("-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4")
    processes = [portal.start(*gunicorn), portal.start("manage.py", "process_work")]
    try:
        portal.manage("process_work", "--once")
        wait_until_it_answers(url)
        yield portal
    finally:
        for process in processes:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=30)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; it needs `--no-sandbox` when the suite runs as root."""
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is missing: bin/test installs it."
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser, portal_server: PortalServer) -> Iterator[Page]:
    """A fresh visitor, whose relative addresses are the portal's."""
    with browser.new_context(base_url=portal_server.url, locale="fr-FR") as context:
        yield context.new_page()
