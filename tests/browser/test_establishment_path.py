"""An establishment's path: added by its FINESS number, verified by a coordinator, a colleague invited who joins."""

import re
import time
import urllib.request
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PortalServer
from tests.browser.test_screens import barriers, member, overflow, sign_in

__all__ = ["member"]
pytestmark = pytest.mark.browser

PASSWORD, SECRET = "une longue phrase 12", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PEOPLE = {
    "asks": "valerie@ch-essai.exemple",
    "joins": "dominique@ailleurs.exemple",
    "coordinates": "coordination-essai@exemple.invalid",
}
# Runs on the portal's own data; the coordinator has the second factor that the role needs.
MAKE_PEOPLE = f"""
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group
from accounts.addresses import confirm_address
from accounts.models import User
people = {{}}
for role, address in {PEOPLE!r}.items():
    people[role] = User.objects.create_user(address, {PASSWORD!r}, first_name=role.capitalize(), last_name="Essai")
    confirm_address(people[role])
people["coordinates"].groups.add(Group.objects.get(name="coordinators"))
TOTP.activate(people["coordinates"], {SECRET!r})
"""


@pytest.fixture
def people(browser: Browser, portal_server: PortalServer) -> Iterator[dict[str, Page]]:
    """Three people, each signed in at a window of their own; the one who asks has a telephone."""
    portal_server.manage("shell", "-c", MAKE_PEOPLE)
    contexts = {
        role: browser.new_context(
            base_url=portal_server.url,
            locale="fr-FR",
            viewport={"width": 360 if role == "asks" else 1280, "height": 800},
        )
        for role in PEOPLE
    }
    yield {role: signed_in(context.new_page(), PEOPLE[role]) for role, context in contexts.items()}
    for context in contexts.values():
        context.close()


def signed_in(page: Page, address: str) -> Page:
    page.goto("/compte/login/")
    page.fill("input[name=login]", address)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    if address == PEOPLE["coordinates"]:
        page.fill("input[name=code]", code())
        page.press("input[name=code]", "Enter")
    page.wait_for_url("**/compte/")
    return page


def code() -> str:
    """Return the code an authenticator would show now."""
    return format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))


def looks_right(page: Page) -> None:
    assert overflow(page) == 0, page.url
    assert barriers(page) == [], page.url


def link_in_mail(server: PortalServer, to: str) -> str:
    """Return the link of the invitation that was sent, once the worker has sent it."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        listing = urllib.request.urlopen(f"{server.url}/demo/courrier/").read().decode()
        for letter in re.findall(r'href="(/demo/courrier/[^"]+)"', listing):
            text = urllib.request.urlopen(f"{server.url}{letter}").read().decode()
            if to in listing and (found := re.search(r"/compte/etablissements/invitation/[^\s\"<&]+", text)):
                return found[0]
        time.sleep(0.5)
    raise AssertionError(f"no letter to {to}")


def test_added_verified_and_joined(people: dict[str, Page], portal_server: PortalServer):
    asks, coordinates, joins = people["asks"], people["coordinates"], people["joins"]
    add_by_type_ahead(asks)
    verify(coordinates)
    invite(asks)
    link = link_in_mail(portal_server, PEOPLE["joins"])
    joins.goto(link)
    looks_right(joins)
    joins.get_by_role("button", name="Accepter l’invitation").click()
    expect(joins.get_by_role("status")).to_contain_text("Vous agissez désormais pour")
    expect(joins.get_by_role("main")).to_contain_text("Asks Essai")
    asks.reload()
    expect(asks.get_by_role("main")).to_contain_text("Joins Essai")


def add_by_type_ahead(page: Page) -> None:
    """Find one's establishment with the keyboard alone, and add it."""
    page.goto("/compte/etablissements/")
    looks_right(page)
    page.get_by_role("link", name="Trouver mon établissement").click()
    field = page.get_by_role("combobox", name="Numéro FINESS, nom ou commune")
    field.press_sequentially("fleyriat")
    expect(page.get_by_role("option").first).to_contain_text("CH DE FLEYRIAT")
    looks_right(page)
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("CH DE FLEYRIAT")
    expect(page.get_by_role("main")).to_contain_text("Viriat (01)")
    looks_right(page)
    page.get_by_role("button", name="Oui, c’est mon établissement").click()
    expect(page.get_by_role("main")).to_contain_text("La coordination vérifie cet établissement.")
    looks_right(page)


def verify(page: Page) -> None:
    """Two clicks from the dashboard."""
    page.goto("/cms/")
    page.get_by_role("link", name="CH DE FLEYRIAT").click()
    expect(page.locator("input[name=domains]")).to_have_value("ch-essai.exemple")
    page.locator("form").get_by_role("button", name="Vérifier").click()
    expect(page.get_by_text("CH DE FLEYRIAT est vérifié")).to_be_visible()


def invite(page: Page) -> None:
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("Établissement vérifié")
    page.get_by_label("Adresse électronique de votre collègue").fill(PEOPLE["joins"])
    page.get_by_role("button", name="Envoyer l’invitation").click()
    expect(page.get_by_role("status")).to_contain_text("L’invitation est partie.")
    looks_right(page)


def test_without_a_script_finding_is_a_step_of_its_own(browser: Browser, member: str, portal_server: PortalServer):
    with browser.new_context(base_url=portal_server.url, java_script_enabled=False, locale="fr-FR") as context:
        page = context.new_page()
        page.goto("/compte/etablissements/ajouter/")
        sign_in(page)
        page.get_by_label("Numéro FINESS, nom ou commune").fill("01 000 006 5")
        page.get_by_role("main").get_by_role("button", name="Chercher").click()
        page.get_by_role("link", name="CH DE TREVOUX").click()
        expect(page.get_by_role("main")).to_contain_text("Trévoux (01)")
