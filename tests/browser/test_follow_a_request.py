"""A request between two colleagues: one edits, the other closes it with thanks, the first opens it again."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import Visit, is_well
from tests.browser.people import signed_in
from tests.browser.server import PortalServer

TITLE, PLACE = "Quatre personnes pour la lingerie", "/demandes/quatre-personnes-pour-la-lingerie/"
ADA, BASILE = "ada@exemple.invalid", "basile@exemple.invalid"
WORD = "amarante"
MAKE = """
from help_requests.models import Offer
from tests.directory.factories import ProfilePageFactory, SkillFactory
from tests.help_requests.factories import fill, need
from tests.help_requests.team import team
them = team(title={title!r}, kind="hands", needs=[need(skill=SkillFactory(), number=4)])
fill(them.page, 1)
helper = ProfilePageFactory(title="Clara Exemple").volunteer
Offer.objects.create(help_request=them.page, volunteer=helper, origin="volunteer")
"""


@pytest.fixture(scope="module")
def request_made(portal_server: PortalServer) -> None:
    portal_server.manage("shell", "-c", MAKE.format(title=TITLE))


@pytest.fixture
def two(browser: Browser, portal_server: PortalServer, request_made: None) -> Iterator[tuple[Page, Page]]:
    """Ada on her telephone, Basile at his desk."""
    with (
        signed_in(browser, portal_server, ADA, width=360) as telephone,
        signed_in(browser, portal_server, BASILE) as desk,
    ):
        yield telephone.new_page(), desk.new_page()


def test_edited_closed_and_opened_again(two: tuple[Page, Page], visit: Visit):
    ada, basile = two
    basile.goto(f"{PLACE}modifier/")
    edit(ada)
    meet_the_other_text(basile)
    close(basile)
    reader = visit(PLACE)
    expect(reader.get_by_role("main")).to_contain_text("Résolue grâce à Clara Exemple")
    expect(reader.get_by_role("main")).not_to_contain_text("Historique")
    reopen(ada)
    withdraw(basile)
    assert reader.goto(PLACE).status == 404


def edit(page: Page) -> None:
    """Two clicks from the page: edit, publish."""
    page.goto("/compte/demandes/")
    is_well(page)
    page.get_by_role("link", name=TITLE).click()
    is_well(page)
    page.get_by_role("link", name="Modifier", exact=True).click()
    is_well(page)
    page.get_by_label("Description").fill(f"Du linge {WORD}.")
    page.get_by_label("Nombre de personnes").first.fill("5")
    page.get_by_role("button", name="Publier les modifications").click()
    expect(page.get_by_role("status").filter(has_text="Vos modifications sont en ligne")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(WORD)
    expect(page.get_by_role("main")).to_contain_text("1 place pourvue sur 5")


def meet_the_other_text(page: Page) -> None:
    """What was typed over an older version is shown beside what was saved meanwhile."""
    page.get_by_label("Description").fill("Du linge bleu.")
    page.get_by_role("button", name="Publier les modifications").click()
    expect(page.get_by_role("heading", name="Cette demande a été modifiée entre-temps")).to_be_visible()
    is_well(page)
    page.goto(PLACE)
    expect(page.get_by_role("main")).to_contain_text(WORD)


def close(page: Page) -> None:
    page.get_by_role("link", name="Clore la demande").click()
    is_well(page)
    page.get_by_label("C’est résolu").check()
    page.get_by_label(re.compile("Clara Exemple")).check()
    page.get_by_label("4 – bien").check()
    page.get_by_role("button", name="Clore la demande").click()
    expect(page.get_by_role("status").filter(has_text="Votre demande est close")).to_be_visible()
    is_well(page)


def reopen(page: Page) -> None:
    page.goto(PLACE)
    page.get_by_role("link", name="Rouvrir").click()
    is_well(page)
    page.get_by_role("button", name="Rouvrir").click()
    expect(page.get_by_role("status").filter(has_text="rouverte")).to_be_visible()


def withdraw(page: Page) -> None:
    page.goto(PLACE)
    page.get_by_role("link", name="Retirer").click()
    is_well(page)
    page.get_by_label("Pour quelle raison").fill("Doublon.")
    page.get_by_role("button", name="Retirer la demande").click()
    expect(page.get_by_role("main")).to_contain_text("a été retirée le")
    is_well(page)
    page.get_by_text("Historique, visible de vous").click()
    expect(page.get_by_role("main")).to_contain_text("Doublon.")
    is_well(page)
