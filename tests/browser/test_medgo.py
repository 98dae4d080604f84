"""medGo: a mission with days and hours, those of the area are told, one applies, is chosen in one click, called."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.browser.both_sides import Helper, House, ask, bring, window
from tests.browser.letters import read_letter
from tests.browser.looking import is_well
from tests.browser.server import PortalServer
from tests.directory.factories import finess_number

pytestmark = pytest.mark.browser

ASKER = House(finess_number(903), "EHPAD des Tilleuls", "direction.tilleuls@exemple.invalid", town="57463")
PORTER = {"kind": "care", "professions": ["brancardier"]}
NEAR = Helper("medgo-flora@exemple.invalid", "Flora", "Bruyère", "06 33 44 55 66", town="57463", **PORTER)
FAR = Helper("medgo-hugo@exemple.invalid", "Hugo", "Laurier", "06 33 44 55 67", town="13055", **PORTER)


@pytest.fixture
def sides(browser: Browser, portal_server: PortalServer) -> Iterator[tuple[Page, Page]]:
    bring(portal_server, ASKER, NEAR, FAR)
    asker, near = window(browser, portal_server, ASKER), window(browser, portal_server, NEAR, width=360)
    yield asker, near
    asker.context.close()
    near.context.close()


def test_from_a_mission_to_a_call(sides: tuple[Page, Page]):
    asker, near = sides
    day = timezone.localdate() + timedelta(days=3)
    line = {
        "Métier": "Brancardier ou brancardière",
        "Nombre de personnes": "1",
        "Du": day.isoformat(),
        "Au (inclus)": (day + timedelta(days=1)).isoformat(),
        "De (heure)": "21:00",
        "À (heure)": "06:00",
    }
    slug = ask(asker, "Deux nuits sans personne pour les transferts.", kind="Renfort", lines=[line], urgency="Critique")
    apply_from_the_letter(near)
    nobody_else_was_told(asker)
    choose_in_one_click(asker)
    call(asker, near, slug)


def apply_from_the_letter(page: Page) -> None:
    """Two steps from the mail: open, offer."""
    page.goto(read_letter(page.context, NEAR.email, re.compile(r"/demandes/[\w-]+/aider/")))
    expect(page.get_by_role("main")).to_contain_text(re.compile(r"de 21\sh à 6\sh"))
    is_well(page)
    page.get_by_label(re.compile("par téléphone")).check()
    page.get_by_role("button", name="Proposer mon aide").click()
    expect(page.get_by_role("main")).to_contain_text("En attente")


def nobody_else_was_told(page: Page) -> None:
    """A porter of another region is not of this area."""
    mailbox = page.context.new_page()
    mailbox.goto("/demo/courrier/")
    expect(mailbox.get_by_role("main")).to_contain_text(NEAR.email)
    expect(mailbox.get_by_role("main")).not_to_contain_text(FAR.email)
    mailbox.close()


def choose_in_one_click(page: Page) -> None:
    """The letter leads to the application; one button accepts it."""
    page.goto(read_letter(page.context, ASKER.email, re.compile(r"/compte/propositions/\d+/")))
    expect(page.get_by_role("main")).to_contain_text(NEAR.name)
    expect(page.get_by_role("main")).not_to_contain_text(NEAR.phone)
    is_well(page)
    page.get_by_role("button", name="Accepter").click()


def call(asker: Page, near: Page, slug: str) -> None:
    """Once accepted, each side has the other's number, and the dates."""
    expect(asker.get_by_role("link", name=NEAR.phone)).to_have_attribute("href", re.compile("^tel:"))
    is_well(asker)
    near.reload()
    expect(near.get_by_role("link", name="0380000000")).to_be_visible()
    expect(near.get_by_role("link", name="Mettre dans mon agenda")).to_be_visible()
    near.goto(f"/demandes/{slug}/")
    expect(near.get_by_role("main")).to_contain_text("Pourvu")
