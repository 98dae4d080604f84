"""An editor signs in with two factors, changes a page in the editor, publishes it, and sees it on the site."""

import time

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from accounts.roles import Role
from tests.browser.people import Person, make_people, sign_in_with_code
from tests.browser.server import PortalServer

pytestmark = pytest.mark.browser

EDITOR = Person("redaction@exemple.invalid", "Dominique", "Exemple", Role.EDITOR)


def test_edit_and_publish_a_page(page: Page, portal_server: PortalServer):
    make_people(portal_server, EDITOR)
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/cms/")
    sign_in_with_code(page, EDITOR.email)
    page.wait_for_url("**/cms/")
    page.goto("/cms/pages/3/edit/")
    sentence = f"Entre nous, on s’entraide ({int(time.time())})."
    page.fill("input[name=sentence]", sentence)
    page.locator("footer button[aria-haspopup], footer button[aria-expanded]").first.click()
    page.locator("button[name=action-publish]").click()
    expect(page.locator(".messages")).to_contain_text("publiée")
    page.goto("/")
    expect(page.get_by_role("main")).to_contain_text(sentence)
    assert complaints == []
