"""An editor's Monday: the draft is there, words are added, a colleague approves, and the report arrives by mail."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from accounts.roles import Role
from tests.browser.letters import read_letter
from tests.browser.looking import is_well
from tests.browser.people import Person, make_people, sign_in_with_code
from tests.browser.server import ROOT, PortalServer

pytestmark = pytest.mark.browser

EDITOR = Person("lundi@exemple.invalid", "Dominique", "Exemple", Role.EDITOR)
COLLEAGUE = Person("relecture@exemple.invalid", "Claude", "Exemple", Role.EDITOR)
READER = "directrice@exemple.invalid"
DRAFT = "draft_weekly_report(Week.parse('2020-W14'), as_of=parse_moment('2020-04-03T23:59:59'))"
IMPORTS = "from reports.actions import *; from reports.weeks import Week; from reports.moments import parse_moment"
OWN = "Trente-sept personnes, soit 37, ont déjà répondu présent."


@pytest.fixture
def context(browser: Browser, portal_server: PortalServer) -> BrowserContext:
    """Somebody's browser."""
    return browser.new_context(base_url=portal_server.url, locale="fr-FR", viewport={"width": 1280, "height": 900})


def at_the_desk(browser: Browser, portal: PortalServer, person: Person) -> Page:
    """Sign an editor in by the form, in a browser of their own."""
    page = browser.new_context(base_url=portal.url, locale="fr-FR", viewport={"width": 1280, "height": 900}).new_page()
    page.goto("/cms/")
    sign_in_with_code(page, person.email)
    page.wait_for_url("**/cms/")
    return page


def act(page: Page, selector: str) -> None:
    """Open the menu of actions and press one."""
    page.locator("footer button[aria-haspopup], footer button[aria-expanded]").first.click()
    page.locator(selector).first.click()


def test_monday(browser: Browser, context: BrowserContext, portal_server: PortalServer, tmp_path: Path):
    make_people(portal_server, EDITOR, COLLEAGUE)
    portal_server.manage("shell", "-c", f"{IMPORTS}; {DRAFT}")
    subscribe(context)

    desk = at_the_desk(browser, portal_server, EDITOR)
    expect(desk.get_by_role("main")).to_contain_text("Bilans hebdomadaires à terminer")
    desk.get_by_role("link", name="Bilan de la semaine du 30 mars au 5 avril 2020").first.click()
    people = desk.locator(".report-figures dl > div", has=desk.get_by_text("personnes volontaires, dans 12 régions"))
    expect(people.get_by_role("definition").first).to_have_text("37")
    desk.fill("textarea[name=introduction]", "Une première semaine, et beaucoup de télétravail.")
    desk.evaluate("document.querySelectorAll('section.collapsed, .w-panel--collapsed').forEach(one => one.id)")
    opening = desk.locator("section.w-panel", has=desk.locator("[name=sentence_offered_0]"))
    opening.locator("button[data-panel-toggle]").first.click()
    desk.fill("[name=sentence_offered_0]", OWN)
    act(desk, "button[name=action-submit]")
    expect(desk.locator(".messages")).to_be_visible()

    second = at_the_desk(browser, portal_server, COLLEAGUE)
    second.get_by_role("link", name="Bilan de la semaine du 30 mars au 5 avril 2020").first.click()
    expect(second.locator(".report-figures")).to_contain_text("Les chiffres sont figés")
    act(second, "button[data-workflow-action-name=approve]:not([data-launch-modal])")
    expect(second.locator(".messages")).to_be_visible()

    read(context, tmp_path)


def subscribe(context: BrowserContext) -> None:
    """Ask for the report by mail and confirm it, as anybody may."""
    page = context.new_page()
    page.goto("/bilans/")
    page.get_by_role("link", name="Bilans par courriel").click()
    is_well(page)
    page.get_by_label("Votre adresse électronique").fill(READER)
    page.get_by_role("button", name="M’envoyer le lien").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Regardez votre boîte")
    page.goto(read_letter(context, READER, re.compile(r"http\S+/confirmer/\S+")))
    page.get_by_role("button", name="Oui, envoyez-les-moi").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("C’est fait")


def read(context: BrowserContext, folder: Path) -> None:
    """Follow the letter to the page, look at it, and have its PDF checked."""
    page = context.new_page()
    page.goto(read_letter(context, READER, re.compile(r"http\S+/bilans/2020-s14/")))
    expect(page.get_by_role("main")).to_contain_text(OWN)
    expect(page.get_by_role("main")).to_contain_text("beaucoup de télétravail")
    expect(page.get_by_role("img", name="Personnes volontaires par région")).to_be_visible()
    is_well(page)
    with page.expect_download() as coming:
        page.get_by_role("link", name="Bilan en PDF").click()
    file = folder / "bilan.pdf"
    coming.value.save_as(file)
    checked = subprocess.run([ROOT / "bin" / "verapdf", file], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout.split()[0]) == (0, "PASS"), checked.stdout + checked.stderr
    page.set_viewport_size({"width": 360, "height": 800})
    page.reload()
    is_well(page)
