"""Narrowing a list: one click beside it, several boxes and a button where the filters cover it or without a script."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.browser.looking import Visit, barriers
from tests.browser.server import PortalServer

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["/annuaire/", "/recherche/"])
def test_one_click_narrows_and_one_widens(visit: Visit, path: str):
    page = visit(f"{path}?q=teletravaille")
    box = page.get_by_role("checkbox", name="Île-de-France")
    expect(page.get_by_text("La liste suit chaque case")).to_be_visible()
    box.click()
    expect(page).to_have_url(re.compile(r"q=teletravaille.*region=11"))
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    assert barriers(page) == []
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"q=teletravaille(?!.*region)"))


@pytest.mark.parametrize(("width", "script"), [(360, True), (1280, False)])
def test_elsewhere_several_boxes_are_ticked_first(visit: Visit, width: int, script: bool):
    page = visit("/annuaire/?q=teletravaille", width=width, script=script)
    if width == 360:
        page.get_by_role("button", name="Filtrer").click()
    for name in ("Île-de-France", "Auvergne-Rhône-Alpes"):
        page.get_by_role("checkbox", name=name).check()
    expect(page.get_by_text("La liste suit chaque case")).to_be_hidden()
    page.get_by_role("button", name="Voir les personnes").click()
    expect(page).to_have_url(re.compile(r"region=11.*region=84|region=84.*region=11"))


RANKS = """
from search.models import SearchDay
print(list(SearchDay.objects.filter(where="profile", clicks__gt=0).values_list("clicks", "rank_sum")))
"""


def test_the_place_that_was_chosen_is_counted(visit: Visit, portal_server: PortalServer):
    page = visit("/annuaire/?q=dossier+usager")
    page.locator("[data-clicks] > li").nth(2).get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/annuaire/[a-z-]+/$"))
    deadline = time.monotonic() + 30
    while (counted := portal_server.manage("shell", "-v", "0", "-c", RANKS).strip()) == "[]":
        assert time.monotonic() < deadline, "the click was not counted"
    assert counted == "[(1, 3)]"
