"""ANAP: an expert found by theme is asked, helps by telephone and in the thread, and the weekly report counts it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.browser.both_sides import Helper, House, ask, bring, window
from tests.browser.letters import read_letter
from tests.browser.looking import is_well
from tests.browser.server import PortalServer
from tests.directory.factories import finess_number
from tests.directory.files import PDF

pytestmark = pytest.mark.browser

ASKER = House(finess_number(901), "EHPAD des Érables", "direction.erables@exemple.invalid")
EXPERT = Helper("odile.fougere@exemple.invalid", "Odile", "Fougère", "06 11 22 33 55", themes=["cellule-crise"])
NEED = "Notre cellule de crise se réunit pour la première fois demain. Comment l’organiser ?"
ANSWER = "Une salle, un tableau, un point de dix minutes toutes les deux heures."


@pytest.fixture
def sides(browser: Browser, portal_server: PortalServer) -> Iterator[tuple[Page, Page]]:
    bring(portal_server, ASKER, EXPERT)
    asker, expert = window(browser, portal_server, ASKER), window(browser, portal_server, EXPERT, width=360)
    yield asker, expert
    asker.context.close()
    expert.context.close()


def test_from_a_theme_to_the_weekly_report(sides: tuple[Page, Page], portal_server: PortalServer, tmp_path: Path):
    (asker, expert), before = sides, report(portal_server)
    find_by_theme(asker)
    # Asked of everybody: whoever is asked by name gets a proposal at once, and is no candidate any more.
    asker.goto("/demandes/nouvelle/")
    slug = ask(asker, NEED, kind="Conseil")
    call(asker, slug)
    read_letter(expert.context, EXPERT.email, re.compile(re.escape(ASKER.name)))
    answer_in_the_thread(expert, slug)
    close(asker, slug, tmp_path)
    read_letter(expert.context, EXPERT.email, re.compile("grâce à vous"))
    expert.goto(f"/demandes/{slug}/")
    expect(expert.get_by_role("main")).to_contain_text("Résolue")
    after = report(portal_server)
    for counted in ("received", "handled", "with_tool", "with_thread_post"):
        assert after[counted] == before[counted] + 1, counted
    assert after["open"] == before["open"]


def report(portal: PortalServer) -> dict[str, int]:
    """What the report of this week counts of requests."""
    year, week, _day = timezone.localdate().isocalendar()
    return json.loads(portal.manage("weekly_report", f"{year}-W{week:02}", "--format", "json"))["requests"]


def find_by_theme(page: Page) -> None:
    """Type a theme, open who knows it, ask from there: three steps."""
    page.goto("/")
    page.get_by_role("main").get_by_role("combobox").first.fill("cellule de crise")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=EXPERT.name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(EXPERT.name)
    is_well(page)
    page.get_by_role("main").get_by_role("link", name="Demander de l’aide").first.click()
    expect(page.get_by_role("main")).to_contain_text(EXPERT.name)


def call(page: Page, slug: str) -> None:
    """See why this person fits, call them, and say that the call helped."""
    page.goto(f"/demandes/{slug}/")
    page.get_by_role("link", name="Qui pourrait aider").click()
    candidate = page.get_by_role("listitem").filter(has_text=EXPERT.name).first
    expect(candidate).to_contain_text("Cellule de crise")
    is_well(page)
    candidate.get_by_role("link", name=f"Appeler {EXPERT.name}").click()
    page.get_by_role("button", name="Afficher le numéro").click()
    expect(page.get_by_role("link", name=EXPERT.phone)).to_be_visible()
    is_well(page)
    page.get_by_label("elle aidera").check()
    page.get_by_label("Combien de minutes").fill("25")
    page.get_by_label("L’appel a permis d’aider").check()
    page.get_by_role("button", name="Noter l’appel").click()
    expect(page.get_by_role("status").first).to_be_visible()


def answer_in_the_thread(page: Page, slug: str) -> None:
    page.goto(f"/demandes/{slug}/#repondre")
    page.locator("#repondre textarea").fill(ANSWER)
    page.get_by_role("button", name="Publier la réponse").click()
    expect(page.locator("#fil")).to_contain_text(ANSWER)
    is_well(page)


def close(page: Page, slug: str, folder: Path) -> None:
    """Accept the answer, thank who gave it, join the document that came out of it."""
    page.goto(f"/demandes/{slug}/")
    page.get_by_role("button", name="Retenir cette réponse").click()
    page.goto(f"/demandes/{slug}/clore/")
    is_well(page)
    (folder / "trame.pdf").write_bytes(PDF)
    page.get_by_label(re.compile("C’est résolu")).check()
    page.get_by_label(re.compile(EXPERT.name)).check()
    page.get_by_label("5 – tout à fait").check()
    page.get_by_label("Titre du document").fill("Trame de réunion de crise")
    page.get_by_label("Fichier").set_input_files(folder / "trame.pdf")
    page.get_by_role("button", name="Clore la demande").click()
    expect(page.get_by_role("main")).to_contain_text("Résolue")
    is_well(page)
