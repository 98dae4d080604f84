"""A real portal for a real browser: web server and worker as processes, with a database and files of their own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import once
from tests.browser.looking import Visit
from tests.browser.people import MEMBER, make_people
from tests.browser.server import ROOT, PortalServer, free_port, wait_until_it_answers

# A file is one process's work: those that take minutes come first, so that none of them is left when all else is done.
LONGEST = ("test_every_page.py", "test_install.py", "test_edit_in_cms.py")
# What is expected to show: on a machine with more to do than it has processors, a page takes its time.
expect.set_options(timeout=15_000)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder needs a browser, whether its author remembered to say so or not."""
    for item in items:
        if item.path.is_relative_to(ROOT / "tests" / "browser"):
            item.add_marker("browser")
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a portal with the reference data and the 37 volunteers and 15 requests of the first week."""
    folder = tmp_path_factory.mktemp("prepared")
    portal = portal_in(folder, port=0)
    once.copy_to(folder / "entraide.sqlite3")
    for words in (["migrate"], ["createcachetable"], ["load_reference"], ["load_data", "data/anap_week1"]):
        portal.manage(*words)
    portal.manage("process_work", "--once")
    return folder


@pytest.fixture(scope="module")
def portal_server(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalServer]:
    """A portal of its own for each file: what one of them does to people and figures is no other's business."""
    portal = copy_of(prepared, tmp_path_factory)
    bound = portal.url.removeprefix("http://").replace("localhost", "127.0.0.1")
    gunicorn = ("gunicorn", "portal.wsgi", "--bind", bound, "--threads", "4")
    started = [portal.standing.start(*words) for words in (gunicorn, ("manage.py", "process_work"))]
    try:
        wait_until_it_answers(portal.url)
        yield portal
    finally:
        for number in started:
            portal.standing.stop(number)
        portal.standing.end()


def copy_of(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> PortalServer:
    """Return a portal with files of its own, as they were prepared; nothing of it runs yet."""
    folder = tmp_path_factory.mktemp("portal") / "var"
    shutil.copytree(prepared, folder)
    return portal_in(folder, port=free_port())


def portal_in(folder: Path, *, port: int) -> PortalServer:
    """Return a portal whose files are in a folder."""
    url = f"http://localhost:{port}"
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_URL")} | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DEBUG": "0",
        "DEMO": "1",
        "SITE_URL": url,
        "VAR_DIR": str(folder),
        "EMAIL_URL": f"filemail:///{folder}/mail",
    }
    return PortalServer(url, environment)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; it needs `--no-sandbox` when the suite runs as root."""
    program = shutil.which("chromium")
    assert program, "Chromium is missing: bin/test installs it."
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser: Browser, portal_server: PortalServer) -> Iterator[Page]:
    """A fresh visitor, whose relative addresses are the portal's."""
    with browser.new_context(base_url=portal_server.url, locale="fr-FR") as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def member(portal_server: PortalServer) -> str:
    """Somebody who can sign in; their address."""
    make_people(portal_server, MEMBER)
    return MEMBER.email


@pytest.fixture
def visit(browser: Browser, portal_server: PortalServer) -> Iterator[Visit]:
    """Open a page as a new visitor: `visit(path, width=, theme=, script=)`; what the browser complains of fails."""
    contexts, complaints = [], []

    def opened(path: str, *, width: int = 1280, theme: str = "light", script: bool = True) -> Page:
        context = browser.new_context(
            base_url=portal_server.url,
            color_scheme=theme,
            java_script_enabled=script,
            locale="fr-FR",
            viewport={"width": width, "height": 800},
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    # A page that isn't there is announced by the browser itself.
    assert [said for said in complaints if "404 (Not Found)" not in said] == []
