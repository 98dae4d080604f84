"""Every page in every state, as each kind of person has it: no error in its HTML, no barrier, no wider than a window.

The window has 320 pixels, which are also those of one of 1,280 at 400 %. The pages are taken once from a portal of
its own and shown to the browser from files, with the portal's style sheets: no server is asked.
"""

import json
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import chromium, copy_of
from tests.browser.every_page import PROGRAMS
from tests.browser.looking import barriers, faint_in_the_dark, overflow
from tests.browser.markup import mistakes
from tests.browser.server import ROOT
from tests.permissions.test_who_may_reach_what import rows

pytestmark = pytest.mark.browser

Pages = dict[str, dict[str, str]]
# Looked at side by side: more than one take the processors from the files that run beside this one.
WINDOWS = 1
TAKE = "from tests.browser.every_page import write; write({!r})"
# Pages that need more than an address, and the file that looks at each of them as somebody goes through it.
ELSEWHERE = {
    "account_email_verification_sent": "people.py",
    "add_establishment": "test_establishment_path.py",
    "frame_photo": "test_register_and_edit.py",
    "post_history": "test_write_in_a_thread.py",
    "registration_step": "test_register_and_edit.py",
}
# Addresses that lead elsewhere, hand out files, or are turned off until another service or a private page is there.
NO_PAGE = {
    "account_wagtail_login", "ask_account", "ask_resume", "calendar_feed", "fetch_copy", "framed_photo", "metrics",
    "mfa_download_recovery_codes", "mfa_login_webauthn", "oembed", "offer_calendar", "open_data_file", "open_notice",
    "openid_connect_callback", "openid_connect_login", "post", "post_file", "registration", "api_nothing",
    "wagtailcore_authenticate_with_password", "wagtailcore_login", "wagtaildocs_authenticate_with_password",
    "wagtaildocs_serve",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All pages as files."""
    folder = tmp_path_factory.mktemp("pages")
    copy_of(prepared, tmp_path_factory).manage("shell", "-v", "0", "-c", TAKE.format(str(folder)))
    return folder


@pytest.fixture(scope="module")
def pages(folder: Path) -> Pages:
    return json.loads((folder / "pages.json").read_text(encoding="utf-8"))


def test_no_page_has_an_error_in_its_html(folder: Path, pages: Pages):
    wrong = {pages[name]["what"]: mistakes((folder / name).read_bytes()) for name in pages}
    assert {what: found for what, found in wrong.items() if found} == {}


def test_no_page_has_a_barrier_or_is_wider_than_320_pixels(folder: Path, pages: Pages):
    """In light colours and in dark ones. Of the pages made of the same templates one is looked at."""
    drawings = [name for name in pages if pages[name]["drawing"]]
    with ThreadPoolExecutor(WINDOWS) as windows:
        halves = windows.map(look, [folder] * WINDOWS, [drawings[number::WINDOWS] for number in range(WINDOWS)])
        found = {pages[name]["what"]: wrong for half in halves for name, wrong in half.items()}
    assert {what: wrong for what, wrong in found.items() if wrong} == {}


def look(folder: Path, names: list[str]) -> dict[str, list[str]]:
    """Return what is wrong with each of these pages, in a browser of its own."""
    with chromium() as browser, browser.new_context(base_url="http://localhost", locale="fr-FR") as context:
        context.route("**/*", partial(hand_out, folder))
        page = context.new_page()
        return {name: look_at(page, name) for name in names}


def hand_out(folder: Path, route: Route) -> None:
    """Answer from the pages, and from the portal's own static files."""
    path = route.request.url.removeprefix("http://localhost/")
    file = ROOT / path if path.startswith("static/") else folder / path
    route.fulfill(path=file) if file.is_file() else route.fulfill(status=204)


def look_at(page: Page, name: str) -> list[str]:
    """Return what is wrong with a page at a computer, and whether it is too wide for a telephone."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"/{name}")
    found = barriers(page) + faint_in_the_dark(page)
    page.set_viewport_size({"width": 320, "height": 800})
    over = overflow(page)
    return [*found, f"{over} pixels wider than the window"] if over else found


def test_no_address_is_left_out(folder: Path, pages: Pages):
    """An address that is new is among the pages or answers programs, only acts, or is said here to need more."""
    seen = {page["name"] for page in pages.values()} | set(json.loads((folder / "others.json").read_text()))
    acts = {name for name, (_words, get, _post) in rows().items() if "5" in get}
    unseen = {name for name in set(rows()) - seen - acts if not name.startswith(PROGRAMS)}
    assert unseen == set(ELSEWHERE) | NO_PAGE
    sources = {file: (ROOT / "tests" / "browser" / file).read_text() for file in set(ELSEWHERE.values())}
    assert all("is_well" in source or "barriers" in source for source in sources.values())
