"""From a new member's first message to the letter of whoever asked: held, let through, told, stopped in one click."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from accounts.roles import Role
from tests.browser.letters import read_letter
from tests.browser.looking import barriers, is_well, overflow
from tests.browser.people import Person, make_people, sign_in_with_code, signed_in
from tests.browser.server import PortalServer

pytestmark = pytest.mark.browser

ASKER, NEW, MODERATOR = "demande@exemple.invalid", "nouveau@exemple.invalid", "ordre@exemple.invalid"
TITLE = "Ouvrir une charte de télétravail à tous"
WORDS = "Bonjour, notre charte de télétravail peut vous servir de modèle : je vous l’envoie volontiers."
STAGE = f"""
from django.utils import timezone
from tests.directory.factories import MembershipFactory, ProfilePageFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory
asker = UserFactory(email={ASKER!r}, first_name="Brune", last_name="Cigale")
page = HelpRequestFactory(owner=asker, title={TITLE!r})
MembershipFactory(user=asker, establishment=page.establishment)
ProfilePageFactory(volunteer__user__email={NEW!r}, volunteer__user__date_joined=timezone.now())
print(page.slug, HelpRequestFactory(title="Relire une charte").slug)
"""
STOP = re.compile(r"/fils/arret/\S+")


@pytest.fixture(scope="module")
def threads(portal_server: PortalServer) -> list[str]:
    """Two requests, the asker of the first follows it, in a portal with a volunteer who came today."""
    make_people(portal_server, Person(MODERATOR, "Maud", "Exemple", Role.MODERATOR))
    return [f"/demandes/{slug}/" for slug in portal_server.manage("shell", "-v", "0", "-c", STAGE).split()[-2:]]


def write(page: Page, thread: str) -> None:
    page.goto(f"{thread}#repondre")
    page.locator("#repondre textarea").fill(WORDS)
    page.get_by_role("button", name="Publier la réponse").click()


def test_held_then_read_told_and_stopped(browser: Browser, portal_server: PortalServer, threads: list[str]):
    thread = threads[0]
    with signed_in(browser, portal_server, NEW, width=360, script=False) as context:
        page = context.new_page()
        write(page, thread)
        expect(page.get_by_text("La modération lit votre message")).to_be_visible()
        expect(page.locator(".thread")).not_to_contain_text("notre charte de télétravail")
    let_through(browser, portal_server)
    with signed_in(browser, portal_server, ASKER, width=360) as context:
        stop = read_letter(context, ASKER, STOP)
        page = context.new_page()
        page.goto(thread)
        expect(page.locator(".thread")).to_contain_text("notre charte de télétravail")
        expect(page.get_by_text("Vous suivez cette discussion.")).to_be_visible()
        is_well(page)
        page.goto("/compte/fils/")
        is_well(page)
        page.get_by_label("Par e-mail").select_option("weekly")
        page.get_by_role("button", name="Garder").click()
        expect(page.get_by_role("main").get_by_role("combobox")).to_have_value("weekly")
    visitor = browser.new_context(base_url=portal_server.url, locale="fr-FR", java_script_enabled=False)
    page = visitor.new_page()
    page.goto(stop)
    page.get_by_role("button", name="Ne plus la suivre").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vous ne suivez plus cette discussion")
    visitor.close()


def let_through(browser: Browser, portal_server: PortalServer) -> None:
    """Publish what waits, as a moderator does."""
    with browser.new_context(base_url=portal_server.url, locale="fr-FR") as context:
        page = context.new_page()
        page.goto("/cms/moderation/?source=held")
        sign_in_with_code(page, MODERATOR)
        page.wait_for_url("**/cms/moderation/**")
        page.goto("/cms/moderation/?source=held")
        expect(page.locator(".moderation-what")).to_contain_text("L’un des premiers messages")
        page.locator(".moderation-title").click()
        expect(page.get_by_role("button", name="Publier", exact=True)).to_be_visible()
        assert barriers(page, ".moderation") == []
        page.get_by_role("button", name="Publier", exact=True).click()
        expect(page.locator(".messages")).to_contain_text("Approuvé")


def test_a_moderator_locks_it(browser: Browser, portal_server: PortalServer, threads: list[str]):
    with signed_in(browser, portal_server, MODERATOR, width=360) as context:
        page = context.new_page()
        page.goto(threads[1])
        page.get_by_role("link", name="Verrouiller ou ralentir").click()
        is_well(page)
        page.get_by_label("Verrouiller cette discussion").check()
        page.get_by_role("button", name="Décider").click()
        expect(page.get_by_text("La modération a verrouillé cette discussion")).to_be_visible()
        assert overflow(page) == 0
