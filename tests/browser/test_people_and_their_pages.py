"""Somebody's whole stay: an address, the code of a letter, six screens, a moderator, found, changed, paused, gone."""

import re
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from accounts.roles import Role
from tests.browser.letters import read_code
from tests.browser.looking import is_well
from tests.browser.people import Person, make_people, open_account, sign_in_with_code
from tests.browser.server import PortalServer

ADDRESS, DESK = "perrine.sejour@exemple.invalid", "moderation-sejour@exemple.invalid"
NAME, PLACE = "Perrine Sabatier", "/annuaire/perrine-sabatier/"
FIRST = "Je sais monter une lingerie zinzolin en deux jours."
SECOND = "Je sais monter une lingerie zinzolin en un jour."
WORD = "zinzolin"


@pytest.fixture
def windows(browser: Browser, portal_server: PortalServer) -> Iterator[tuple[BrowserContext, Page, Page]]:
    """A volunteer's telephone, a moderator's desk where they are signed in, and a reader nobody knows."""
    make_people(portal_server, Person(DESK, "Maud", "Exemple", Role.MODERATOR))
    shared = {"base_url": portal_server.url, "locale": "fr-FR"}
    with (
        browser.new_context(**shared, viewport={"width": 360, "height": 800}) as telephone,
        browser.new_context(**shared) as desk,
        browser.new_context(**shared) as reader,
    ):
        moderator = desk.new_page()
        moderator.goto("/cms/moderation/")
        sign_in_with_code(moderator, DESK)
        moderator.wait_for_url("**/cms/moderation/")
        yield telephone, moderator, reader.new_page()


def test_from_the_first_letter_to_leaving(windows: tuple[BrowserContext, Page, Page]):
    telephone, moderator, reader = windows
    mine = open_account(telephone, ADDRESS)
    fill_in_six_screens(mine)
    assert reader.goto(PLACE).status == 404
    approve(moderator)
    until(reader, is_found)
    expect(reader.get_by_role("main")).to_contain_text(NAME)
    change(mine)
    reader.goto(PLACE)
    expect(reader.get_by_role("main")).to_contain_text(FIRST)
    approve(moderator)
    reader.reload()
    expect(reader.get_by_role("main")).to_contain_text(SECOND)
    pause(mine)
    reader.reload()
    expect(reader.get_by_role("main")).to_contain_text("En pause jusqu’au")
    leave(telephone, mine)
    assert reader.goto(PLACE).status == 404
    until(reader, lambda page: not is_found(page) and not is_suggested(page))
    mine.goto("/compte/")
    expect(mine).to_have_url(re.compile("/compte/login/"))


def fill_in_six_screens(page: Page) -> None:
    """From my space to the team's desk, each screen looked at."""
    page.get_by_role("main").get_by_role("link", name="Commencer").click()
    page.wait_for_url("**/qui-je-suis/")
    is_well(page)
    page.get_by_label("Prénom").fill("Perrine")
    page.get_by_label("Nom", exact=True).fill("Sabatier")
    page.get_by_role("combobox", name=re.compile("^Commune")).fill("Lyon")
    go_on(page)
    page.get_by_role("checkbox", name=re.compile("Un coup de main")).check()
    page.get_by_label("Thème").first.select_option(index=2)
    page.get_by_label("Présentation").fill(FIRST)
    go_on(page)
    page.get_by_role("checkbox", name="par téléphone").check()
    go_on(page)
    go_on(page)
    expect(page.get_by_role("main")).to_contain_text(FIRST)
    page.get_by_role("link", name="C’est bien cela, continuer").click()
    page.wait_for_url("**/envoyer/")
    is_well(page)
    page.get_by_role("checkbox", name=re.compile("annuaire")).check()
    page.get_by_role("button", name="Envoyer ma page en relecture").click()
    expect(page.get_by_role("status")).to_contain_text("Votre page est envoyée")
    is_well(page)


def go_on(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Enregistrer et continuer").click()
    is_well(page)


def approve(page: Page) -> None:
    """Two clicks: the line in the queue, and the verdict."""
    page.goto("/cms/moderation/")
    page.get_by_role("link", name=NAME).first.click()
    page.get_by_role("button", name="Approuver").click()
    expect(page.locator(".messages")).to_contain_text("Approuvé")


def change(page: Page) -> None:
    page.goto("/compte/profil/modifier/")
    page.get_by_label("Présentation").fill(SECOND)
    page.get_by_role("button", name="Envoyer en relecture").click()
    expect(page.get_by_role("status")).to_contain_text("Votre page est envoyée")


def pause(page: Page) -> None:
    """From one's own page as the public sees it: a day, and one click."""
    page.goto(PLACE)
    page.get_by_label("De retour le").fill((timezone.localdate() + timedelta(days=20)).isoformat())
    page.get_by_role("button", name="Me mettre en pause").click()
    expect(page).to_have_url(re.compile(PLACE))
    expect(page.get_by_role("status")).to_contain_text("En pause jusqu’au")
    is_well(page)


def leave(telephone: BrowserContext, page: Page) -> None:
    """By the account's own screens; whoever signed in a while ago shows once more that it is them."""
    page.goto("/compte/donnees/")
    page.get_by_role("link", name="Effacer mon compte").click()
    if "/preuve/" in page.url or "reauthenticate" in page.url:
        page.get_by_label("Code du courriel").fill(read_code(telephone, ADDRESS))
        page.get_by_role("main").get_by_role("button", name="Continuer").click()
    page.get_by_label("Pour confirmer").fill("EFFACER")
    page.get_by_role("button", name="Effacer définitivement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("C’est fait")


def is_found(page: Page) -> bool:
    page.goto(f"/annuaire/?q={WORD}")
    return page.get_by_role("link", name=NAME).count() > 0


def is_suggested(page: Page) -> bool:
    return "Sabatier" in page.goto("/recherche/suggestions/?q=perrine").text()


def until(page: Page, holds: Callable[[Page], bool]) -> None:
    """Wait for the worker, which has a minute."""
    deadline = time.monotonic() + 60
    while not holds(page):
        assert time.monotonic() < deadline, "not within a minute"
        page.wait_for_timeout(500)
