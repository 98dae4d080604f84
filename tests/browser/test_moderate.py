"""A moderator at the queue in a real browser: two clicks a decision, by mouse, by keyboard, on a telephone."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from accounts.roles import Role
from tests.browser.looking import barriers, overflow
from tests.browser.people import Person, make_people, sign_in_with_code
from tests.browser.server import PortalServer

pytestmark = pytest.mark.browser

# Runs on the portal's own data: the pages of the first volunteers changed and sent to review.
CHANGE_PAGES = """
from directory.models import VolunteerProfilePage
for page in VolunteerProfilePage.objects.live().order_by("pk")[{first}:{last}]:
    page.presentation += " Je peux aussi relire vos procédures."
    page.save_revision(user=page.owner)
    page.get_workflow().start(page, page.owner)
"""


@pytest.fixture(params=[1280, 360])
def desk(request: pytest.FixtureRequest, browser: Browser, portal_server: PortalServer) -> Iterator[Page]:
    """A signed-in moderator's screen; two profiles wait."""
    width = request.param
    first = 0 if width == 1280 else 2
    address = f"moderation-{width}@exemple.invalid"
    make_people(portal_server, Person(address, "Maud", "Exemple", Role.MODERATOR))
    portal_server.manage("shell", "-c", CHANGE_PAGES.format(first=first, last=first + 2))
    size = {"width": width, "height": 800}
    with browser.new_context(base_url=portal_server.url, locale="fr-FR", viewport=size) as context:
        page = context.new_page()
        page.goto("/cms/moderation/")
        sign_in_with_code(page, address)
        page.wait_for_url("**/cms/moderation/")
        yield page


def test_two_clicks_then_the_keyboard_alone(desk: Page):
    page = desk
    page.goto("/cms/moderation/?source=review")
    lines = page.locator(".moderation-title")
    waiting = lines.count()
    assert barriers(page, ".moderation") == []
    assert overflow(page) == 0
    lines.first.click()
    expect(page.locator(".moderation-change")).to_contain_text("Je peux aussi relire vos procédures.")
    assert barriers(page, ".moderation") == []
    assert overflow(page) == 0
    page.get_by_role("button", name="Approuver").click()
    expect(page.locator(".messages")).to_contain_text("Approuvé")
    page.goto("/cms/moderation/?source=review")
    assert lines.count() == waiting - 1
    page.keyboard.press("j")
    expect(lines.first).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("#id_comment").fill("Précisez vos dates.")
    page.get_by_role("button", name="Demander des changements").press("Enter")
    expect(page.locator(".messages")).to_contain_text("Changements demandés")
    page.goto("/cms/moderation/?source=review")
    assert lines.count() == waiting - 2


def test_a_visitor_flags_and_a_moderator_sets_it_aside(page: Page, portal_server: PortalServer):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/annuaire/")
    page.locator("main .results a.cover").first.click()
    page.get_by_role("link", name="Signaler").click()
    page.get_by_role("button", name="Envoyer le signalement").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Usurpation d’identité").check()
    page.get_by_label("Expliquez en quelques mots").fill(f"Ce n’est pas cette personne ({int(time.time())}).")
    assert overflow(page) == 0
    page.get_by_role("button", name="Envoyer le signalement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Merci")
    said = "from community.models import Flag; print(Flag.objects.get().text)"
    assert "Ce n’est pas cette personne" in portal_server.manage("shell", "-v", "0", "-c", said)
