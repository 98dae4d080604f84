"""prêtermainforte: a citizen records skills and days, a one-off mission is posted, the pair is put in contact."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from accounts.roles import Role
from tests.browser.both_sides import House, ask, bring, window
from tests.browser.letters import read_letter
from tests.browser.looking import is_well
from tests.browser.people import Person, make_people, sign_in, sign_in_with_code
from tests.browser.server import PortalServer
from tests.directory.factories import finess_number

pytestmark = pytest.mark.browser

ASKER = House(finess_number(904), "EHPAD des Cèdres", "direction.cedres@exemple.invalid", town="64445")
CITIZEN, MODERATOR = "paul.amandier@exemple.invalid", "moderation-pmf@exemple.invalid"
NAME, SKILL = "Paul Amandier", "Filtrage des entrées"


@pytest.fixture
def windows(browser: Browser, portal_server: PortalServer) -> Iterator[dict[str, Page]]:
    """The citizen on a telephone, the moderator and the establishment at a desk."""
    make_people(portal_server, Person(CITIZEN, "", ""), Person(MODERATOR, "", "", Role.MODERATOR))
    bring(portal_server, ASKER)
    options = {"base_url": portal_server.url, "locale": "fr-FR"}
    pages = {
        "citizen": browser.new_context(**options, viewport={"width": 360, "height": 800}).new_page(),
        "moderator": browser.new_context(**options).new_page(),
        "asker": window(browser, portal_server, ASKER),
    }
    yield pages
    for page in pages.values():
        page.context.close()


def test_a_citizen_and_a_mission_are_paired(windows: dict[str, Page]):
    citizen, asker = windows["citizen"], windows["asker"]
    register(citizen)
    approve(windows["moderator"])
    line = {"Pour quoi faire": SKILL, "Nombre de personnes": "1"}
    slug = ask(asker, "Samedi, quelqu’un pour l’entrée pendant les visites.", kind="Coup de main", lines=[line])
    propose(asker, slug)
    say_yes(citizen)
    asker.goto(f"/demandes/{slug}/propositions/")
    expect(asker.get_by_role("main")).to_contain_text("Acceptée")
    asker.get_by_role("link", name=re.compile(f"contact.*{NAME}")).click()
    expect(asker.get_by_role("link", name=re.compile("06 ?44 ?55 ?66 ?77"))).to_be_visible()
    is_well(asker)


def register(page: Page) -> None:
    """The six screens: skills, when and where, on a telephone."""
    page.goto("/compte/login/")
    sign_in(page, CITIZEN)
    page.wait_for_url("**/compte/")
    page.goto("/compte/profil/")
    page.get_by_role("main").get_by_role("link", name="Commencer").click()
    page.get_by_label("Prénom").fill("Paul")
    page.get_by_label("Nom", exact=True).fill("Amandier")
    page.get_by_role("combobox", name=re.compile("^Commune")).fill("Pau (64)")
    go_on(page, "ce-que-je-sais-faire")
    page.get_by_role("checkbox", name=re.compile("Un coup de main")).check()
    skill = page.locator("[name=skills-0-skill]")
    page.locator("details").filter(has=skill).locator("summary").click()
    skill.select_option(label=SKILL)
    page.get_by_label("Présentation").fill("Je suis disponible le samedi, patient et ponctuel.")
    go_on(page, "quand-et-ou")
    page.get_by_role("checkbox", name="sur place").check()
    page.locator("input[name$=around]").fill("Pau (64)")
    page.locator("input[name$=radius_km]").fill("50")
    is_well(page)
    go_on(page, "ce-qui-est-montre")
    page.locator("input[type=tel]").fill("06 44 55 66 77")
    go_on(page, "apercu")
    page.get_by_role("link", name="C’est bien cela, continuer").click()
    page.get_by_role("checkbox", name=re.compile("annuaire")).check()
    page.get_by_role("checkbox", name=re.compile("m’écrivent par le portail")).check()
    page.get_by_role("button", name="Envoyer ma page en relecture").click()
    expect(page.get_by_role("status")).to_contain_text("Votre page est envoyée")


def go_on(page: Page, following: str) -> None:
    page.get_by_role("button", name="Enregistrer et continuer").click()
    page.wait_for_url(f"**/{following}/")


def approve(page: Page) -> None:
    page.goto("/compte/login/")
    sign_in_with_code(page, MODERATOR)
    page.wait_for_url("**/compte/")
    page.goto("/cms/moderation/")
    page.get_by_role("link", name=NAME).first.click()
    page.locator("button[name=verdict][value=approved]").click()
    expect(page.locator(".messages")).to_be_visible()


def propose(page: Page, slug: str) -> None:
    """Who fits is listed with the reasons; the establishment asks them."""
    page.goto(f"/demandes/{slug}/qui-peut-aider/")
    candidate = page.get_by_role("listitem").filter(has_text=NAME).first
    expect(candidate).to_contain_text(SKILL)
    is_well(page)
    candidate.get_by_role("link", name=f"Proposer {NAME}").click()
    page.get_by_label("Votre message").fill("Pourriez-vous tenir l’entrée samedi ?")
    page.get_by_role("button", name="Envoyer", exact=True).click()
    expect(page.get_by_role("status").first).to_be_visible()


def say_yes(page: Page) -> None:
    """The letter leads to the question; one button says yes."""
    page.goto(read_letter(page.context, CITIZEN, re.compile(r"/compte/propositions/\d+/")))
    expect(page.get_by_role("main")).to_contain_text("Pourriez-vous tenir l’entrée samedi")
    is_well(page)
    page.get_by_label(re.compile("par téléphone")).check()
    page.get_by_role("button", name="Oui, je peux aider").click()
    expect(page.get_by_role("main")).to_contain_text("Acceptée")
