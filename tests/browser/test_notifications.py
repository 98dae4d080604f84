"""A volunteer hears of a request that has just opened: the letter, the number in the header, the inbox, the choices."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.letters import read_letter
from tests.browser.looking import is_well
from tests.browser.people import signed_in
from tests.browser.server import PortalServer

pytestmark = pytest.mark.browser

NADIA = "nadia@volontaires.invalid"
STAGE = """
from tests.matching.waves import request, volunteer
volunteer("Nadia")
request(title="Ouvrir le travail à distance en une semaine", urgency="high")
request(title="Choisir un outil de téléconsultation")
"""
STOP = re.compile(r"/compte/notifications/arret/\S+")


@pytest.fixture(scope="module")
def told(portal_server: PortalServer) -> None:
    portal_server.manage("shell", "-c", STAGE)


@pytest.mark.parametrize("width", [360, 1280])
def test_from_the_letter_to_the_choices(browser: Browser, portal_server: PortalServer, told: None, width: int):
    with signed_in(browser, portal_server, NADIA, width=width) as context:
        address = read_letter(context, NADIA, re.compile(r"/demandes/\S+/aider/"))
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.goto("/compte/notifications/")
        is_well(page)
        items = page.get_by_role("main").locator("ul.ruled > li")
        expect(items).to_have_count(2)
        page.goto("/compte/notifications/reglages/")
        is_well(page)
        page.get_by_label("Demandes qui correspondent à ma page").select_option("daily")
        page.get_by_role("button", name="Enregistrer ce choix").click()
        expect(page.get_by_role("status")).to_contain_text("Votre choix est enregistré")


def test_reading_marks_and_stopping_without_script(browser: Browser, portal_server: PortalServer, told: None):
    with signed_in(browser, portal_server, NADIA, script=False) as context:
        page = context.new_page()
        page.goto("/compte/")
        page.locator(".wide-only").get_by_role("link", name="notifications non lues").click()
        page.get_by_role("main").get_by_role("list").get_by_role("button").first.click()
        expect(page.get_by_text("L’une d’elles est nouvelle.")).to_be_visible()
        page.get_by_role("button", name="Tout marquer comme lu").click()
        expect(page.get_by_text("Rien de nouveau depuis votre visite.")).to_be_visible()
        link = read_letter(context, NADIA, STOP)
    visitor = browser.new_context(base_url=portal_server.url, locale="fr-FR", java_script_enabled=False)
    page = visitor.new_page()
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Arrêter ces notifications"))
    page.get_by_role("button", name="Arrêter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ces notifications sont arrêtées")
    visitor.close()
