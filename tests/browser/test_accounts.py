"""Opening an account and signing in, in a real browser: the letter is read where the demo keeps it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.letters import read_code
from tests.browser.looking import is_well
from tests.browser.people import open_account
from tests.browser.server import PortalServer

pytestmark = pytest.mark.browser

# A device that keeps passkeys and recognises its owner, as a telephone does.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def device(browser: Browser, portal_server: PortalServer) -> Iterator[BrowserContext]:
    """A telephone."""
    viewport = {"width": 360, "height": 800}
    with browser.new_context(base_url=portal_server.url, locale="fr-FR", viewport=viewport) as context:
        yield context


def with_passkeys(context: BrowserContext, page: Page) -> None:
    """Plug the telephone's keeper of passkeys into the page."""
    tools = context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def add_passkey(page: Page) -> None:
    """Make one from my space."""
    page.goto("/compte/2fa/")
    with page.expect_navigation():
        page.get_by_role("link", name="Ajouter une clé d’accès").click()
    is_well(page)
    page.get_by_role("button", name="Créer la clé d’accès").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Codes de secours")


def sign_out(page: Page) -> None:
    page.goto("/compte/logout/")
    page.get_by_role("main").get_by_role("button", name="Se déconnecter").click()


def test_an_address_and_the_code_of_the_letter_open_an_account(device: BrowserContext):
    page = open_account(device, "maite.navigateur@exemple.invalid")
    is_well(page)
    sign_out(page)
    page.goto("/compte/login/")
    page.get_by_role("link", name="Recevoir un code par courriel").click()
    page.get_by_label("Adresse électronique").fill("maite.navigateur@exemple.invalid")
    page.get_by_role("button", name="M’envoyer un code").click()
    expect(page.get_by_label("Code du courriel")).to_be_visible()


def test_a_passkey_is_made_then_signs_in_alone(device: BrowserContext):
    page = open_account(device, "cle.navigateur@exemple.invalid")
    with_passkeys(device, page)
    add_passkey(page)
    page.goto("/compte/2fa/webauthn/")
    expect(page.get_by_role("listitem").filter(has_text="Clé d’accès 1")).to_be_visible()
    is_well(page)
    sign_out(page)
    page.goto("/compte/login/?next=/demandes/")
    is_well(page)
    page.get_by_role("button", name="Utiliser une clé d’accès").click()
    expect(page).to_have_url(re.compile(r"//[^/]+/demandes/$"))
    page.goto("/compte/2fa/webauthn/")
    expect(page.get_by_text("Dernière utilisation")).to_be_visible()


def test_a_passkey_is_the_second_factor_after_a_code(device: BrowserContext):
    address = "deux.navigateur@exemple.invalid"
    page = open_account(device, address)
    with_passkeys(device, page)
    add_passkey(page)
    sign_out(page)
    page.goto("/compte/login/code/")
    page.get_by_label("Adresse électronique").fill(address)
    page.get_by_role("button", name="M’envoyer un code").click()
    page.get_by_label("Code du courriel").fill(read_code(device, address))
    page.get_by_role("main").get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre second facteur")
    is_well(page)
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()
    expect(page).to_have_url(re.compile("/compte/$"))


def test_without_a_passkey_it_is_said_so(device: BrowserContext):
    page = device.new_page()
    with_passkeys(device, page)
    page.goto("/compte/login/")
    page.get_by_role("button", name="Utiliser une clé d’accès").click()
    expect(page.get_by_role("alert")).to_contain_text("Aucune clé d’accès n’a servi")


def test_without_script_the_other_ways_stay(browser: Browser, portal_server: PortalServer):
    with browser.new_context(base_url=portal_server.url, locale="fr-FR", java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/compte/login/")
        expect(page.get_by_role("button", name="Utiliser une clé d’accès")).to_be_hidden()
        expect(page.get_by_role("link", name="Recevoir un code par courriel")).to_be_visible()


def test_a_session_is_ended_from_afar(device: BrowserContext, browser: Browser, portal_server: PortalServer):
    address = "loin.navigateur@exemple.invalid"
    page = open_account(device, address)
    with browser.new_context(base_url=portal_server.url, locale="fr-FR") as desk:
        other = desk.new_page()
        other.goto("/compte/login/code/")
        other.get_by_label("Adresse électronique").fill(address)
        other.get_by_role("button", name="M’envoyer un code").click()
        other.get_by_label("Code du courriel").fill(read_code(desk, address))
        other.get_by_role("main").get_by_role("button", name="Continuer").click()
        expect(other).to_have_url(re.compile("/compte/$"))
        page.goto("/compte/sessions/")
        is_well(page)
        page.get_by_role("button", name="Fermer cette session").click()
        expect(page.get_by_role("status")).to_contain_text("Cette session est fermée")
        other.goto("/compte/")
        expect(other).to_have_url(re.compile("/compte/login/"))
