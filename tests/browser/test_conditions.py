"""The main screens as people set their machines: less motion, colours of their own, more space, print, 400 %; and what
a screen reader is told, from the accessibility tree.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.looking import barriers, overflow
from tests.browser.server import PortalServer

pytestmark = pytest.mark.browser

SCREENS = [
    "/", "/annuaire/?q=t%C3%A9l%C3%A9travail", "/annuaire/?vue=carte", "/demandes/", "/discussions/", "/outils/",
    "/bilans/", "/chiffres/2020-04-03/", "/donnees-ouvertes/", "/compte/login/", "/demandes/nouvelle/",
]  # fmt: skip
# WCAG 1.4.12, as its own bookmarklet sets it.
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }
"""
MOVES = """
() => document.getAnimations().length + [...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  return style.animationName !== "none" || style.transitionDuration.split(",").some((time) => parseFloat(time) > 0);
}).length
"""
# Clipped without the ellipsis that says so, and not on purpose for screen readers.
CUT = """
() => [...document.querySelectorAll("main :is(p, h1, h2, h3, a, button, li, label, dd, dt)")].filter((one) => {
  const style = getComputedStyle(one);
  return style.overflow === "hidden" && style.clipPath === "none" && !style.webkitLineClamp.match(/[0-9]/)
    && one.scrollHeight > one.clientHeight + 2;
}).map((one) => one.textContent.trim().slice(0, 60))
"""
# Controls whose edge doesn't show.
EDGELESS = """
() => [...document.querySelectorAll("main :is(.btn, .input)")].filter((one) => {
  const { borderTopStyle, borderTopWidth } = getComputedStyle(one);
  return one.checkVisibility() && (borderTopStyle === "none" || parseFloat(borderTopWidth) === 0);
}).map((one) => one.outerHTML.slice(0, 80))
"""
ADOPT = """
(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
}
"""
STAYING = """
() => [...document.querySelectorAll("body *")].filter((one) => {
  const { position, top, bottom } = getComputedStyle(one);
  return one.checkVisibility() && ["sticky", "fixed"].includes(position) && (top !== "auto" || bottom !== "auto");
}).map((one) => one.outerHTML.slice(0, 80))
"""
SHOWN = "(wanted) => [...document.querySelectorAll(wanted)].filter((one) => one.checkVisibility()).length"


@pytest.fixture
def screens(browser: Browser, portal_server: PortalServer) -> Iterator[Callable[..., Iterator[Page]]]:
    """Open each main screen in a window of these conditions: `screens(width=, reduced_motion=…)`."""
    contexts: list[BrowserContext] = []

    def opened(*, width: int = 1280, **conditions: str) -> Iterator[Page]:
        size = {"width": width, "height": 800}
        context = browser.new_context(base_url=portal_server.url, locale="fr-FR", viewport=size, **conditions)
        contexts.append(context)
        page = context.new_page()
        for path in SCREENS:
            page.goto(path)
            yield page

    yield opened
    for context in contexts:
        context.close()


def test_nothing_moves_when_less_motion_is_wanted(screens: Callable[..., Iterator[Page]]):
    moving = {page.url: page.evaluate(MOVES) for page in screens(reduced_motion="reduce")}
    assert {url: number for url, number in moving.items() if number} == {}
    assert any(page.evaluate(MOVES) for page in screens()), "otherwise things move"


def test_colours_of_ones_own_leave_every_edge_and_the_focus(screens: Callable[..., Iterator[Page]]):
    for page in screens(forced_colors="active"):
        assert page.evaluate(EDGELESS) == [], page.url
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", page.url


def test_more_space_between_letters_cuts_nothing(screens: Callable[..., Iterator[Page]]):
    for page in screens(width=360):
        page.evaluate(ADOPT, SPACED)
        assert overflow(page) == 0, page.url
        assert page.evaluate(CUT) == [], page.url


def test_on_paper_the_text_alone_is_left(screens: Callable[..., Iterator[Page]]):
    for page in screens(width=720, color_scheme="dark"):
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light", page.url
        assert page.evaluate(SHOWN, ".top .wrap > :not(.brand), .foot, main nav, main .btn, .facets") == 0, page.url
        assert overflow(page) == 0, page.url


def test_on_paper_what_was_folded_is_read(browser: Browser, portal_server: PortalServer):
    with browser.new_context(base_url=portal_server.url, locale="fr-FR") as context:
        page = context.new_page()
        page.goto("/comment-demander-de-laide/")
        answer = page.locator("details.qa > .prose").first
        expect(answer).to_be_hidden()
        page.emulate_media(media="print")
        expect(answer).to_be_visible()
        expect(page.locator("details.qa > summary").first).to_be_visible()


@pytest.mark.parametrize("path", ["/annuaire/benoit-exemple-jonquille/", "/annuaire/?q=pca", "/chiffres/2020-04-03/"])
def test_at_400_percent_nothing_stands_before_the_text(browser: Browser, portal_server: PortalServer, path: str):
    """A window of 1,280 by 1,024 pixels has 320 by 256 then: what stays in place would cover a third of it."""
    size = {"width": 320, "height": 256}
    with browser.new_context(base_url=portal_server.url, locale="fr-FR", viewport=size) as context:
        page = context.new_page()
        page.goto(path)
        assert overflow(page) == 0
        assert page.evaluate(STAYING) == []
        assert page.locator(".top").evaluate("top => top.offsetHeight") < 80, "the header is one line"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/", [
            "banner", 'link "Entraide"', 'navigation "Menu principal"', 'link "Annuaire"', "main",
            r'heading "J’ai besoin d’aide" \[level=2\]', "search", 'combobox "Un thème, une fonction, un lieu"',
            'button "Chercher"', "contentinfo", 'group "Affichage"',
        ]),
        ("/annuaire/?q=t%C3%A9l%C3%A9travail&region=11", [
            'navigation "Fil d’Ariane"', r'heading "Trouver une personne.*" \[level=1\]', 'navigation "Façons de voir"',
            'form "Filtrer les résultats"', r'checkbox "Île-de-France [0-9]+" \[checked\]',
            'link "Retirer le filtre Île-de-France"', 'navigation "Trier par"', "status",
        ]),
        ("/demandes/", [r'heading "Demandes d’aide" \[level=1\]', 'button "Chercher"', 'link "Annuaire"']),
        ("/compte/login/", ['textbox "Adresse électronique"', 'textbox "Mot de passe"', 'button "Se connecter"']),
        ("/chiffres/2020-04-03/", [
            r'heading "Bulletin du 3 avril 2020" \[level=1\]', "table", 'columnheader "Région"',
            'rowheader "Île-de-France"',
        ]),
    ],
)  # fmt: skip
def test_what_a_screen_reader_is_told(browser: Browser, portal_server: PortalServer, path: str, told: list[str]):
    with browser.new_context(base_url=portal_server.url, locale="fr-FR") as context:
        page = context.new_page()
        page.goto(path)
        tree = page.locator("body").aria_snapshot()
    assert [one for one in told if not re.search(one, tree)] == [], tree


def test_offline_is_said_and_what_was_typed_stays(browser: Browser, portal_server: PortalServer):
    with browser.new_context(base_url=portal_server.url, locale="fr-FR") as context:
        page = context.new_page()
        page.goto("/demandes/nouvelle/")
        words = page.get_by_label("Décrivez-le avec vos mots")
        words.fill("Relire notre plan avant lundi.")
        context.set_offline(True)
        expect(page.locator("[data-offline]")).to_contain_text("Vous êtes hors connexion")
        page.get_by_role("button", name="Continuer").click()
        expect(words).to_have_value("Relire notre plan avant lundi.")
        assert barriers(page) == []
        context.set_offline(False)
        expect(page.locator("[data-offline]")).to_be_hidden()
        page.get_by_role("button", name="Continuer").click()
        page.wait_for_url("**/nouvelle/compte/")
