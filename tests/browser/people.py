"""People who can sign in: made by the portal under test itself, signed in by its forms or with a session at once."""

import re
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page, expect

from accounts.roles import Role
from tests.accounts.factories import PASSWORD, code_now
from tests.browser.letters import read_code
from tests.browser.looking import is_well
from tests.browser.server import PortalServer


@dataclass(frozen=True)
class Person:
    """Somebody with a confirmed address; whoever holds a role has the second factor it needs."""

    email: str
    first_name: str = "Camille"
    last_name: str = "Tilleul"
    role: Role | None = None


MEMBER = Person("ecrans@exemple.invalid")
MAKE = """
from django.contrib.auth.models import Group
from tests.accounts.factories import member, with_second_factor
for email, first_name, last_name, role in {people!r}:
    person = member(email, first_name=first_name, last_name=last_name)
    if role:
        person.groups.add(Group.objects.get(name=role))
        with_second_factor(person)
"""
SESSION = """
from django.test import Client
from accounts.models import User
client = Client()
client.force_login(User.objects.get(email={email!r}))
print(client.cookies["sessionid"].value)
"""


def make_people(portal: PortalServer, *people: Person) -> None:
    """Make accounts with the password and the second factor of `tests.accounts.factories`."""
    rows = [(one.email, one.first_name, one.last_name, one.role.value if one.role else "") for one in people]
    portal.manage("shell", "-c", MAKE.format(people=rows))


def sign_in(page: Page, email: str) -> None:
    """Sign in by the form that is shown."""
    page.get_by_label("Adresse électronique").fill(email)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Se connecter").click()


def sign_in_with_code(page: Page, email: str) -> None:
    """Sign in by the form that is shown, then with the code of an application, as whoever holds a role must."""
    sign_in(page, email)
    page.fill("input[name=code]", code_now(lasting=8))
    page.press("input[name=code]", "Enter")


def signed_in(
    browser: Browser, portal: PortalServer, email: str, *, width: int = 1280, script: bool = True
) -> BrowserContext:
    """Return a browser in which this person is signed in."""
    key = portal.manage("shell", "-v", "0", "-c", SESSION.format(email=email)).split()[-1]
    context = browser.new_context(
        base_url=portal.url,
        java_script_enabled=script,
        locale="fr-FR",
        viewport={"width": width, "height": 800},
    )
    context.add_cookies([{"name": "sessionid", "value": key, "url": portal.url}])
    return context


def open_account(context: BrowserContext, address: str) -> Page:
    """Sign up as people do; return the page they land on."""
    page = context.new_page()
    page.goto("/compte/signup/")
    page.get_by_label("Adresse électronique").fill(address)
    page.get_by_role("button", name="M’envoyer un code").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("courriel")
    is_well(page)
    page.get_by_label("Code du courriel").fill(read_code(context, address))
    page.get_by_role("main").get_by_role("button", name="Continuer").click()
    expect(page).to_have_url(re.compile("/compte/$"))
    return page
