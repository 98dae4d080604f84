"""An establishment's path: added by its FINESS number, verified by a coordinator, a colleague invited who joins."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from accounts.roles import Role
from tests.browser.letters import read_letter
from tests.browser.looking import is_well
from tests.browser.people import Person, make_people, sign_in, sign_in_with_code
from tests.browser.server import PortalServer

pytestmark = pytest.mark.browser

PEOPLE = {
    "asks": Person("valerie@ch-essai.exemple", "Asks", "Essai"),
    "joins": Person("dominique@ailleurs.exemple", "Joins", "Essai"),
    "coordinates": Person("coordination-essai@exemple.invalid", "Coordinates", "Essai", Role.COORDINATOR),
}
INVITATION = re.compile(r"/compte/etablissements/invitation/[^\s\"<&]+")


@pytest.fixture
def people(browser: Browser, portal_server: PortalServer) -> Iterator[dict[str, Page]]:
    """Three people, each signed in at a window of their own; the one who asks has a telephone."""
    make_people(portal_server, *PEOPLE.values())
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


def signed_in(page: Page, person: Person) -> Page:
    page.goto("/compte/login/")
    if person.role:
        sign_in_with_code(page, person.email)
    else:
        sign_in(page, person.email)
    page.wait_for_url("**/compte/")
    return page


def test_added_verified_and_joined(people: dict[str, Page]):
    asks, coordinates, joins = people["asks"], people["coordinates"], people["joins"]
    add_by_type_ahead(asks)
    verify(coordinates)
    invite(asks)
    joins.goto(read_letter(joins.context, PEOPLE["joins"].email, INVITATION))
    is_well(joins)
    joins.get_by_role("button", name="Accepter l’invitation").click()
    expect(joins.get_by_role("status")).to_contain_text("Vous agissez désormais pour")
    expect(joins.get_by_role("main")).to_contain_text("Asks Essai")
    asks.reload()
    expect(asks.get_by_role("main")).to_contain_text("Joins Essai")


def add_by_type_ahead(page: Page) -> None:
    """Find one's establishment with the keyboard alone, and add it."""
    page.goto("/compte/etablissements/")
    is_well(page)
    page.get_by_role("link", name="Trouver mon établissement").click()
    field = page.get_by_role("combobox", name="Numéro FINESS, nom ou commune")
    field.press_sequentially("fleyriat")
    expect(page.get_by_role("option").first).to_contain_text("CH DE FLEYRIAT")
    is_well(page)
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("CH DE FLEYRIAT")
    expect(page.get_by_role("main")).to_contain_text("Viriat (01)")
    is_well(page)
    page.get_by_role("button", name="Oui, c’est mon établissement").click()
    expect(page.get_by_role("main")).to_contain_text("La coordination vérifie cet établissement.")
    is_well(page)


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
    page.get_by_label("Adresse électronique de votre collègue").fill(PEOPLE["joins"].email)
    page.get_by_role("button", name="Envoyer l’invitation").click()
    expect(page.get_by_role("status")).to_contain_text("L’invitation est partie.")
    is_well(page)


def test_without_a_script_finding_is_a_step_of_its_own(browser: Browser, member: str, portal_server: PortalServer):
    with browser.new_context(base_url=portal_server.url, java_script_enabled=False, locale="fr-FR") as context:
        page = context.new_page()
        page.goto("/compte/etablissements/ajouter/")
        sign_in(page, member)
        page.get_by_label("Numéro FINESS, nom ou commune").fill("01 000 006 5")
        page.get_by_role("main").get_by_role("button", name="Chercher").click()
        page.get_by_role("link", name="CH DE TREVOUX").click()
        expect(page.get_by_role("main")).to_contain_text("Trévoux (01)")
