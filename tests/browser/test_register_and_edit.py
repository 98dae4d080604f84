"""A volunteer's whole way: six screens, a moderator, found by search, changed, read again, online."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from accounts.roles import Role
from tests.browser.looking import is_well
from tests.browser.people import Person, make_people, sign_in, sign_in_with_code
from tests.browser.server import PortalServer

pytestmark = pytest.mark.browser

VOLUNTEER, MODERATOR = "benevole@exemple.invalid", "moderation@exemple.invalid"
FIRST = "Je sais ouvrir un hangar frigorifique en une nuit."
SECOND = "Je sais ouvrir deux hangars frigorifiques en une nuit."


def is_fit(page: Page) -> None:
    """No barrier, and nothing wider than a desk's window or a phone."""
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        is_well(page)


def go_on(page: Page, following: str) -> None:
    page.get_by_role("button", name="Enregistrer et continuer").click()
    page.wait_for_url(f"**/{following}/")


def register(page: Page) -> None:
    """Fill in the six screens, each looked at."""
    page.goto("/compte/profil/")
    page.get_by_role("main").get_by_role("link", name="Commencer").click()
    is_fit(page)
    page.get_by_label("Prénom").fill("Zélie")
    page.get_by_label("Nom", exact=True).fill("Froidevaux")
    page.get_by_role("combobox", name=re.compile("^Commune")).fill("Lyon")
    go_on(page, "ce-que-je-sais-faire")
    is_fit(page)
    page.get_by_role("checkbox", name=re.compile("Un coup de main")).check()
    page.get_by_label("Thème").first.select_option(index=2)
    page.get_by_label("Présentation").fill(FIRST)
    go_on(page, "quand-et-ou")
    is_fit(page)
    page.get_by_role("checkbox", name="par téléphone").check()
    go_on(page, "ce-qui-est-montre")
    is_fit(page)
    go_on(page, "apercu")
    expect(page.get_by_role("main")).to_contain_text(FIRST)
    is_fit(page)
    page.get_by_role("link", name="C’est bien cela, continuer").click()
    is_fit(page)
    page.get_by_role("checkbox", name=re.compile("annuaire")).check()
    page.get_by_role("button", name="Envoyer ma page en relecture").click()
    expect(page.get_by_role("status")).to_contain_text("Votre page est envoyée")
    is_fit(page)


def approve(page: Page) -> None:
    """Find the page in the moderators' queue and approve it: two clicks."""
    page.goto("/cms/moderation/")
    page.get_by_role("link", name="Zélie Froidevaux").first.click()
    page.locator("button[name=verdict][value=approved]").click()
    expect(page.locator(".messages")).to_be_visible()


def found_by_search(page: Page, words: str) -> bool:
    page.goto(f"/annuaire/?q={words}")
    return page.get_by_role("link", name="Zélie Froidevaux").count() > 0


def change(page: Page) -> None:
    """Change the presentation, add a photo, and send it again."""
    page.goto("/compte/profil/modifier/")
    is_fit(page)
    page.get_by_label("Présentation").fill(SECOND)
    page.get_by_role("button", name="Envoyer en relecture").click()
    expect(page.get_by_role("status")).to_contain_text("Votre page est envoyée")


def photo(page: Page, folder: Path) -> None:
    Image.new("RGB", (1200, 800), "teal").save(folder / "moi.png")
    page.goto("/compte/profil/photo/")
    is_fit(page)
    page.get_by_label("Photo").set_input_files(folder / "moi.png")
    page.get_by_role("button", name="Envoyer cette photo").click()
    page.get_by_label("De plus près").fill("150")
    page.get_by_role("button", name="Voir le résultat").click()
    page.wait_for_load_state("networkidle")
    assert page.locator("img.framed").evaluate("picture => picture.naturalWidth") == 320
    is_fit(page)
    page.get_by_role("button", name="Garder ce cadrage").click()
    expect(page.get_by_role("status")).to_contain_text("Votre photo est gardée")


def test_a_volunteers_whole_way(browser: Browser, portal_server: PortalServer, tmp_path: Path):
    make_people(portal_server, Person(VOLUNTEER, "", ""), Person(MODERATOR, "", "", Role.MODERATOR))
    options = {"base_url": portal_server.url, "locale": "fr-FR"}
    with (
        browser.new_context(**options) as theirs,
        browser.new_context(**options) as moderators,
        browser.new_context(**options) as public,
    ):
        mine, desk, reader = theirs.new_page(), moderators.new_page(), public.new_page()
        mine.goto("/compte/login/")
        sign_in(mine, VOLUNTEER)
        mine.wait_for_url("**/compte/")
        register(mine)
        portal_server.settle()
        assert not found_by_search(reader, "frigorifique")
        desk.goto("/compte/login/")
        sign_in_with_code(desk, MODERATOR)
        desk.wait_for_url("**/compte/")
        approve(desk)
        portal_server.settle()
        assert found_by_search(reader, "frigorifique")
        photo(mine, tmp_path)
        change(mine)
        reader.goto("/annuaire/zelie-froidevaux/")
        expect(reader.get_by_role("main")).to_contain_text(FIRST)
        approve(desk)
        reader.reload()
        expect(reader.get_by_role("main")).to_contain_text(SECOND)
        assert reader.locator("header.who img.avatar").count() == 1
        mine.goto("/compte/profil/historique/")
        is_fit(mine)
        mine.get_by_role("link", name=re.compile("Comparer avec ce qui est en ligne")).last.click()
        is_fit(mine)
