"""Writing in a thread: drafts that survive closing, names after @, quoting, a preview; without JavaScript too."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, Route, expect

from tests.browser.looking import is_well, overflow
from tests.browser.people import signed_in
from tests.browser.server import PortalServer

WRITER, OTHER = "ecrit@exemple.invalid", "autre@exemple.invalid"
CAST = f"""
from community.actions import add_post
from tests.accounts.factories import member
from tests.directory.factories import ProfilePageFactory
from tests.help_requests.factories import HelpRequestFactory
writer, other = (
    ProfilePageFactory(volunteer__user=member(email, first_name=first, last_name="Cigale"), title=f"{{first}} Cigale")
    for email, first in (({WRITER!r}, "Brune"), ({OTHER!r}, "Zélie"))
)
page = HelpRequestFactory()
add_post(page.thread, by=other.owner, body="Commencez par la charte.", voice="volunteer")
print(page.slug)
"""
SLOW = re.compile(r"[?&]q=zel$")
BOX = "Votre message"


@pytest.fixture(scope="module")
def address(portal_server: PortalServer) -> str:
    """A request in whose thread somebody has answered."""
    return f"/demandes/{portal_server.manage('shell', '-v', '0', '-c', CAST).split()[-1]}/"


@pytest.fixture
def opened(browser: Browser, portal_server: PortalServer) -> Iterator:
    contexts: list[BrowserContext] = []

    def open_as(email: str, *, width: int = 1280, script: bool = True) -> Page:
        contexts.append(signed_in(browser, portal_server, email, width=width, script=script))
        return contexts[-1].new_page()

    yield open_as
    for context in contexts:
        context.close()


def keeps_the_last_words(answer: Response) -> bool:
    return answer.url.endswith("/brouillon/") and "pour **tout**." in (answer.request.post_data or "")


def test_a_draft_survives_names_are_completed_and_a_quotation_is_put_in_place(opened, address):
    page = opened(WRITER, width=360)
    page.goto(address)
    page.get_by_role("article").first.get_by_role("link", name="Citer").click()
    box = page.get_by_label(BOX)
    expect(box).to_have_value(re.compile(r"> @zelie-cigale\n> Commencez par la charte\."))
    box.press_sequentially("Merci @zel")
    expect(page.get_by_role("option", name="Zélie Cigale")).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value(re.compile(r"Merci @zelie-cigale $"))
    # What was typed before may have been kept already: the draft that counts holds the last words.
    with page.expect_response(keeps_the_last_words):
        box.press_sequentially("pour **tout**.")
    expect(page.get_by_text("Brouillon gardé")).to_be_visible()
    page.get_by_role("button", name="Aperçu").click()
    expect(page.locator("#apercu strong")).to_have_text("tout")
    expect(page.locator("#apercu a.mention")).to_have_count(2)
    is_well(page)
    page.close()

    again = opened(WRITER)
    again.goto(address)
    expect(again.get_by_label(BOX)).to_have_value(re.compile(r"pour \*\*tout\*\*\.$"))
    again.get_by_role("button", name="Publier la réponse").click()
    expect(again.locator("article blockquote")).to_contain_text("Commencez par la charte.")
    expect(again.get_by_label(BOX)).to_have_value("")


def test_without_javascript_every_button_works(opened, address, tmp_path: Path):
    file = tmp_path / "charte.pdf"
    file.write_bytes(b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
    page = opened(OTHER, script=False)
    page.goto(address)
    page.get_by_label(BOX).fill("Voici la *charte*.")
    page.get_by_label("Fichiers").set_input_files(file)
    page.get_by_role("button", name="Aperçu").click()
    expect(page.locator("#apercu em")).to_have_text("charte")
    expect(page.get_by_role("button", name=re.compile("Retirer.*charte"))).to_be_visible()
    assert overflow(page) == 0
    page.get_by_role("button", name="Publier la réponse").click()
    mine = page.locator("li", has=page.locator("em", has_text="charte"))
    expect(mine.get_by_role("link", name=re.compile("charte.*PDF"))).to_be_visible()

    mine.get_by_role("link", name="Modifier").click()
    page.get_by_label(BOX).fill("Voici la charte, relue.")
    editing = page.url
    page.get_by_role("button", name="Publier la modification").click()
    page.get_by_role("link", name=re.compile("^Modifié")).click()
    expect(page.locator("ins").first).to_contain_text("charte,")
    looked = opened(OTHER, width=360)
    for screen in (editing, page.url):
        looked.goto(screen)
        is_well(looked)
    page.get_by_role("link", name="Revenir au fil").click()
    page.locator("li", has_text="relue").get_by_role("button", name="Retirer").click()
    expect(page.get_by_text("Un message a été retiré")).to_be_visible()
    page.get_by_role("button", name="Le remettre").click()
    expect(page.get_by_text("Voici la charte, relue.")).to_be_visible()


def test_a_slow_answer_leaves_who_was_chosen(opened, address):
    page, held = opened(WRITER), []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(SLOW, hold)
    page.goto(address)
    box, found = page.get_by_label(BOX), page.get_by_role("option", name="Zélie Cigale")
    box.fill("")
    box.press_sequentially("Merci @ze")
    expect(found).to_be_visible()
    box.press("ArrowDown")
    box.press("l")
    while not held:
        page.wait_for_timeout(20)
    with page.expect_response(SLOW):
        held[0].continue_()
    page.evaluate("new Promise(requestAnimationFrame)")
    expect(found).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(box).to_have_value("Merci @zelie-cigale ")
