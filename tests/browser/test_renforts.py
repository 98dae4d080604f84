"""#Renforts-Covid's way: positions by profession, several people offer, places fill, the rate is told everywhere."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.both_sides import Helper, House, ask, bring, figures_today, window
from tests.browser.looking import is_well
from tests.browser.server import PortalServer
from tests.directory.factories import finess_number

pytestmark = pytest.mark.browser

ASKER = House(finess_number(902), "EHPAD des Saules", "direction.saules@exemple.invalid", town="35238")
NURSES = [
    Helper(
        f"renfort-{first_name.lower()}@exemple.invalid",
        first_name,
        "Genêt",
        f"06 22 33 44 5{number}",
        kind="care",
        professions=["infirmier"],
        town="35238",
    )
    for number, first_name in enumerate(("Anaïs", "Boris", "Chloé"))
]
NURSE, AIDE = "Infirmier ou infirmière", "Aide-soignant ou aide-soignante"
LINES = [{"Métier": NURSE, "Nombre de personnes": "2"}, {"Métier": AIDE, "Nombre de personnes": "2"}]


@pytest.fixture
def asker(browser: Browser, portal_server: PortalServer) -> Iterator[Page]:
    bring(portal_server, ASKER, *NURSES)
    page = window(browser, portal_server, ASKER)
    yield page
    page.context.close()


def test_places_fill_and_the_rate_is_told(asker: Page, browser: Browser, portal_server: PortalServer):
    slug = ask(asker, "Trois de nos infirmières sont malades pour dix jours.", kind="Renfort", lines=LINES)
    for nurse in NURSES:
        offer(window(browser, portal_server, nurse, width=360), slug)
    for nurse in NURSES:
        accept(asker, slug, nurse)
    expect(row_of(asker, NURSES[2])).to_contain_text("liste d’attente")
    places_on_the_page(browser, portal_server, slug)
    told = figures_today(asker)
    assert re.search(r"50 %\s*des postes sont pourvus|des postes sont pourvus\s*50 %", told)
    assert "2 pourvus sur 4 postes demandés" in told
    assert re.search(rf"{NURSE} 100 % 2 sur 2", told)
    assert re.search(rf"{AIDE} 0 % 0 sur 2", told)
    assert re.search(r"Bretagne 50 % 2 sur 4", told)


def offer(page: Page, slug: str) -> None:
    """Say "I can help" for the nurses' line, on a telephone."""
    page.goto(f"/demandes/{slug}/")
    page.get_by_role("link", name="Je peux aider").first.click()
    page.get_by_role("radio", name=re.compile(f"^{NURSE}")).check()
    page.get_by_role("button", name="Proposer mon aide").click()
    expect(page.get_by_role("main")).to_contain_text("En attente")
    is_well(page)
    page.context.close()


def row_of(page: Page, nurse: Helper):
    return page.get_by_role("listitem").filter(has_text=nurse.name)


def accept(page: Page, slug: str, nurse: Helper) -> None:
    """One click for each; the third finds no place left."""
    page.goto(f"/demandes/{slug}/propositions/")
    is_well(page)
    page.get_by_role("button", name=f"Accepter {nurse.name}").click()
    page.goto(f"/demandes/{slug}/propositions/")


def places_on_the_page(browser: Browser, portal: PortalServer, slug: str) -> None:
    """What everybody reads on the request's page."""
    with browser.new_context(base_url=portal.url, locale="fr-FR") as public:
        page = public.new_page()
        page.goto(f"/demandes/{slug}/")
        expect(page.get_by_role("row").filter(has_text=NURSE)).to_contain_text("Pourvu")
        expect(page.get_by_role("row").filter(has_text=AIDE)).to_contain_text("2 places")
        is_well(page)
