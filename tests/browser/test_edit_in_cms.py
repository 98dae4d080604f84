"""An editor signs in with two factors, changes a page in the editor, publishes it, and sees it on the site."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.browser.conftest import PortalServer

pytestmark = pytest.mark.browser

ADDRESS, PASSWORD, SECRET = "redaction@exemple.invalid", "une-phrase-assez-longue", "JBSWY3DPEHPK3PXP"
# Runs on the portal's own data, as `createsuperuser` would.
MAKE_EDITOR = f"""
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group
from accounts.models import User
person = User.objects.create_user({ADDRESS!r}, {PASSWORD!r}, first_name="Dominique", last_name="Exemple")
person.groups.add(Group.objects.get(name="editors"))
EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
TOTP.activate(person, {SECRET!r})
"""


def code() -> str:
    """Return the code an authenticator would show now."""
    return format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))


def sign_in(page: Page) -> None:
    page.goto("/cms/")
    page.fill("input[name=login]", ADDRESS)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.fill("input[name=code]", code())
    page.press("input[name=code]", "Enter")
    page.wait_for_url("**/cms/")


def test_edit_and_publish_a_page(page: Page, portal_server: PortalServer):
    portal_server.manage("shell", "-c", MAKE_EDITOR)
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    sign_in(page)
    page.goto("/cms/pages/3/edit/")
    sentence = f"Entre nous, on s’entraide ({int(time.time())})."
    page.fill("input[name=sentence]", sentence)
    page.locator("footer button[aria-haspopup], footer button[aria-expanded]").first.click()
    page.locator("button[name=action-publish]").click()
    expect(page.locator(".messages")).to_contain_text("publiée")
    page.goto("/")
    expect(page.get_by_role("main")).to_contain_text(sentence)
    assert complaints == []
