"""An agency copies a line into its own page: the requests of its region stand there, in a frame, without a cookie."""

import os
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import Visit, is_well

pytestmark = pytest.mark.browser
LOOK = os.environ.get("LOOK_AT", "")


@pytest.fixture
def agency() -> Iterator[Callable[[str], str]]:
    """Another site, on another host: `agency(lines)` puts lines into its page and returns its address."""
    lines: list[str] = []

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = f"<!DOCTYPE html><html lang='fr'><title>Agence</title><main><h1>Agence</h1>{lines[-1]}</main>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()

    def show(text: str) -> str:
        lines.append(text)
        return f"http://127.0.0.1:{server.server_port}/"

    yield show
    server.shutdown()
    server.server_close()


def keep(page: Page, name: str) -> None:
    """Keep a picture for whoever asked for some (`LOOK_AT`: a folder)."""
    if LOOK:
        page.screenshot(path=Path(LOOK) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_screens_are_well(visit: Visit, width: int, theme: str):
    for name, path in {
        "build": "/integrer/?theme=teletravail&nombre=3",
        "widget": "/integrer/demandes/?nombre=3",
        "open-data": "/donnees-ouvertes/",
    }.items():
        page = visit(path, width=width, theme=theme)
        is_well(page)
        keep(page, f"{name}-{width}-{theme}")


def test_the_copied_line_shows_the_requests_on_another_site(visit: Visit, agency: Callable[[str], str]):
    page = visit("/integrer/")
    page.get_by_label("Thème").select_option("teletravail")
    page.get_by_label("Nombre de demandes").fill("3")
    page.get_by_role("button", name="Voir le résultat").click()
    line = page.get_by_label("Collez-la dans le HTML de votre page").input_value()
    page.goto(agency(line))
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("listitem")).to_have_count(3)
    keep(page, "agency")
    assert page.context.cookies() == []
    with page.expect_popup() as opened:
        frame.get_by_role("listitem").first.get_by_role("link").click()
    assert "/demandes/" in opened.value.url
    assert page.url.startswith("http://127.0.0.1")
    frame.get_by_role("searchbox").fill("visio")
    with page.expect_popup() as opened:
        frame.get_by_role("button", name="Chercher").click()
    assert opened.value.url.endswith("/demandes/?theme=teletravail&q=visio")


def test_no_other_page_can_be_put_into_a_frame(browser: Browser, portal_server, agency: Callable[[str], str]):
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(agency(f'<iframe src="{portal_server.url}/demandes/" title="x"></iframe>'))
        page.wait_for_timeout(500)
        expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_count(0)
