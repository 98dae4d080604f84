"""Task 10: seeing what burns and logging a call in three steps; by keyboard, on a phone, without a script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from accounts.roles import Role
from tests.browser.looking import is_well
from tests.browser.people import Person, make_people, signed_in
from tests.browser.server import PortalServer

pytestmark = pytest.mark.browser

INES = Person("ines-cockpit@exemple.invalid", "Inès", "Fictive", Role.COORDINATOR)
BURNS = """
from help_requests.models import RequestContact
from tests.coordination.factories import asked
for title, hours in (("Nuits du week-end à pourvoir", 29), ("Relire notre plan de secours", 27)):
    page = asked(hours=hours, title=title, establishment__name="EHPAD " + title[:5])
    RequestContact.objects.create(help_request=page, name="Maryse Bouleau", phone="0199001234")
"""


@pytest.fixture(scope="module")
def burning(portal_server: PortalServer) -> None:
    make_people(portal_server, INES)
    portal_server.manage("shell", "-v", "0", "-c", BURNS)


@pytest.fixture
def ines(browser: Browser, portal_server: PortalServer, burning: None) -> Iterator[BrowserContext]:
    context = signed_in(browser, portal_server, INES.email)
    yield context
    context.close()


def cockpit(context: BrowserContext) -> Page:
    page = context.new_page()
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/coordination/")
    page.complaints = complaints
    return page


def test_what_burns_is_seen_and_a_call_logged_in_three_steps(ines: BrowserContext):
    page = cockpit(ines)  # one: open it
    is_well(page)
    page.get_by_role("link", name="Nuits du week-end à pourvoir").click()  # two: choose
    sheet = page.get_by_role("complementary", name="La demande ouverte")
    expect(sheet.get_by_role("heading", name="Nuits du week-end à pourvoir")).to_be_focused()
    expect(sheet).to_contain_text("Maryse Bouleau")
    is_well(page)
    sheet.get_by_role("button", name="Message laissé").click()  # three: what came of it
    expect(sheet.get_by_role("status")).to_contain_text("L’appel est noté.")
    expect(sheet).to_contain_text("Inès Fictive")
    is_well(page)
    assert page.complaints == []


def test_by_keyboard_alone(ines: BrowserContext):
    page = cockpit(ines)
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Nuits du week-end à pourvoir")).to_be_focused()
    page.keyboard.press("j")
    second = page.get_by_role("link", name="Relire notre plan de secours")
    expect(second).to_be_focused()
    page.keyboard.press("j")
    expect(second).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("c")
    sheet = page.get_by_role("complementary", name="La demande ouverte")
    expect(sheet.get_by_label("Qui avez-vous appelé")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(sheet.locator("[name=outcome]").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(sheet.get_by_role("status")).to_contain_text("L’appel est noté.")
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Clavier")).to_be_visible()
    is_well(page)
    page.get_by_label("Utiliser ces touches sur cet ordinateur").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.className") != "case"
    page.get_by_role("button", name="Clavier").click()
    page.get_by_label("Utiliser ces touches sur cet ordinateur").check()


def test_taking_one_shows_in_the_list_at_once(ines: BrowserContext):
    page = cockpit(ines)
    page.get_by_role("link", name="Relire notre plan de secours").click()
    page.get_by_role("button", name="M’en charger").click()
    row = page.get_by_role("row").filter(has_text="Relire notre plan de secours")
    expect(row).to_contain_text("Inès Fictive")
    page.reload()
    expect(page.get_by_role("complementary", name="La demande ouverte")).to_contain_text("Vous la suivez.")


@pytest.mark.parametrize("script", [True, False])
def test_on_a_phone_each_request_is_a_page(browser: Browser, portal_server: PortalServer, burning: None, script: bool):
    context = browser.new_context(
        base_url=portal_server.url, locale="fr-FR", viewport={"width": 360, "height": 800}, java_script_enabled=script
    )
    page = context.new_page()
    session = signed_in(browser, portal_server, INES.email)
    context.add_cookies(session.cookies())
    session.close()
    page.goto("/coordination/?panier=toutes")
    page.get_by_role("link", name="Nuits du week-end à pourvoir").click()
    expect(page.get_by_role("heading", level=2, name="Nuits du week-end à pourvoir")).to_be_visible()
    page.get_by_role("button", name="Pas de réponse").click()
    expect(page.get_by_role("status")).to_contain_text("L’appel est noté.")
    if script:
        is_well(page)
        for path in ("/coordination/", "/coordination/?vue=colonnes", "/coordination/importer/"):
            page.goto(path)
            is_well(page)
    context.close()
