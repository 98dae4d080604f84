"""The pictures of the editors' guide can be taken: every screen it shows is there. `bin/guide-pictures` keeps them."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from accounts.roles import Role
from home.guide.chapters import FOLDER
from tests.browser.people import Person, make_people, signed_in
from tests.browser.server import PortalServer

EDITOR = Person("guide@exemple.invalid", "Dominique", "Exemple", Role.EDITOR)
PICTURE = re.compile(r"\]\(images/([a-z0-9-]+)\.png\)")
HOME = "/cms/pages/3/edit/"


def preview_on_a_telephone(page: Page) -> None:
    """Open the preview, which begins with the width of a telephone."""
    page.goto(HOME)
    page.locator('button[data-side-panel-toggle="preview"]').first.click()
    frame = page.locator("iframe#w-preview-iframe, iframe[title]").first
    expect(frame).to_be_visible()
    shown = page.frame_locator("iframe").first
    expect(shown.get_by_role("heading", level=1)).to_be_visible()
    assert shown.locator("html").evaluate("html => html.clientWidth") <= 360


def sections(page: Page) -> None:
    page.goto(HOME)
    page.locator("#panel-child-content-sections-section, [id*=sections]").first.scroll_into_view_if_needed()


def settings(page: Page) -> None:
    page.goto(reverse("wagtailsettings:edit", args=["home", "navigationsettings"]))


def report(page: Page) -> None:
    """Wherever the portal has a report: its figures and sentences in the editor."""
    page.goto("/cms/")
    page.get_by_role("link", name=re.compile("^Bilan de la semaine")).first.click()
    expect(page.locator(".report-figures")).to_be_visible()


def new_resource(page: Page) -> None:
    page.goto("/cms/ressources/")
    page.get_by_role("link", name=re.compile("Ajouter")).first.click()


SCREENS: dict[str, Callable[[Page], object]] = {
    "tableau-de-bord": lambda page: page.goto("/cms/"),
    "page-d-accueil": sections,
    "menus-et-bandeau": settings,
    "pages-a-relire": lambda page: page.goto("/cms/pages-a-relire/"),
    "ressource": new_resource,
    "bilan": report,
    # Last, since the editor keeps the preview open from then on.
    "apercu-telephone": preview_on_a_telephone,
}


@pytest.fixture(scope="module")
def editor(portal_server: PortalServer) -> str:
    """The address of an editor, at a desk with the report of a week."""
    make_people(portal_server, EDITOR)
    portal_server.manage("weekly_report", "2020-W15", "--as-of", "2020-04-12T23:59:59", "--draft")
    return EDITOR.email


def test_every_picture_of_the_guide(browser: Browser, portal_server: PortalServer, editor: str, tmp_path: Path):
    wanted = {name for path in FOLDER.glob("*.md") for name in PICTURE.findall(path.read_text(encoding="utf-8"))}
    assert wanted == set(SCREENS)
    folder = Path(os.environ.get("GUIDE_PICTURES") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    with signed_in(browser, portal_server, editor) as context:
        page = context.new_page()
        for name, open_screen in SCREENS.items():
            open_screen(page)
            expect(page.get_by_role("heading", level=1).first).to_be_visible()
            page.screenshot(path=folder / f"{name}.png")


def test_the_guide_is_read_in_the_admin_by_whoever_works_there(
    browser: Browser, portal_server: PortalServer, editor: str
):
    with signed_in(browser, portal_server, editor) as context:
        page = context.new_page()
        page.goto("/cms/")
        page.get_by_role("link", name="Guide").click()
        page.get_by_role("navigation", name="Chapitres du guide").get_by_role("link", name="La boîte à outils").click()
        expect(page.get_by_role("heading", name="Nouvelle version")).to_be_visible()


pytestmark = pytest.mark.browser
