"""The main screens as people have them: on a telephone and on a desk, by day and by night, with script and without."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import Visit, barriers, overflow
from tests.browser.people import sign_in

pytestmark = pytest.mark.browser

PUBLIC = [
    "/",
    "/annuaire/",
    "/annuaire/?q=t%C3%A9l%C3%A9travail",
    "/annuaire/?q=zzzz",
    "/demandes/",
    "/outils/",
    "/bilans/",
    "/chiffres/?du=2020-03-30&au=2020-04-05",
    "/chiffres/2020-04-03/",
    "/recherche/?q=pca",
    "/recherche/?q=t%C3%A9l%C3%A9travail&nature=fil",
    "/annuaire/?q=zzzz&region=53",
    "/comment-demander-de-laide/",
    "/accessibilite/",
    "/compte/login/",
    "/compte/signup/",
    "/compte/login/code/",
    "/compte/password/reset/",
    "/nulle-part/",
    "/en/",
    "/en/compte/login/",
]
PRIVATE = [
    "/compte/",
    "/compte/nom/",
    "/compte/email/",
    "/compte/password/change/",
    "/compte/2fa/",
    "/compte/sessions/",
]
FORMS = ["/compte/login/", "/compte/signup/", "/compte/login/code/", "/compte/password/reset/"]
WIDTHS, THEMES = (360, 1280), ("light", "dark")


@pytest.mark.parametrize("path", PUBLIC)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_public_screen_fits_and_has_no_barrier(visit: Visit, path: str, width: int, theme: str):
    page = visit(path, width=width, theme=theme)
    assert overflow(page) == 0
    assert barriers(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_members_screens_fit_and_have_no_barrier(visit: Visit, member: str, width: int):
    page = visit("/compte/login/", width=width)
    sign_in(page, member)
    for path in PRIVATE:
        page.goto(path)
        assert page.url.endswith(path)
        assert overflow(page) == 0, path
        assert barriers(page) == [], path


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("theme", THEMES)
def test_a_form_with_errors_has_no_barrier(visit: Visit, path: str, theme: str):
    page = visit(path, width=360, theme=theme)
    page.get_by_role("main").locator("form [type=submit]").first.click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert overflow(page) == 0
    assert barriers(page) == []


@pytest.mark.parametrize("script", [True, False])
def test_the_menu_opens_with_and_without_script(visit: Visit, script: bool):
    page = visit("/", width=360, script=script)
    link = page.get_by_role("navigation", name="Menu principal").get_by_role("link", name="Annuaire")
    expect(link).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(link).to_be_visible()
    if script:
        assert barriers(page) == []
    link.click()
    expect(page).to_have_url(re.compile("/annuaire/$"))


def test_a_member_comes_and_goes_without_script(visit: Visit, member: str):
    page = visit("/compte/", script=False)
    sign_in(page, member)
    expect(page).to_have_url(re.compile("/compte/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Bonjour Camille")
    page.locator(".wide-only").get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("status")).to_contain_text("Votre session est fermée")


def test_the_keyboard_reaches_the_content_first(visit: Visit):
    page = visit("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Aller au contenu")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#contenu$"))


def test_the_theme_is_remembered(visit: Visit):
    page = visit("/")
    page.get_by_label("Sombre").check()
    page.goto("/annuaire/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_icons_are_drawn(visit: Visit):
    page = visit("/", width=360)
    drawn = page.locator("button .icon").first
    expect(drawn).to_be_visible()
    assert drawn.evaluate("icon => icon.querySelector('use').getBBox().width") > 0


def test_the_search_door_leads_to_the_directory(visit: Visit):
    page = visit("/", script=False)
    page.get_by_label("Un thème, une fonction, un lieu").fill("télétravail")
    page.get_by_role("main").get_by_role("button", name="Chercher").click()
    expect(page).to_have_url(re.compile(r"/annuaire/\?q="))
