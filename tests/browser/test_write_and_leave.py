"""A message through the portal and its answer; then its reader leaves, and is found nowhere within a minute."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.accounts.factories import PASSWORD
from tests.browser.looking import is_well
from tests.browser.people import signed_in
from tests.browser.server import PortalServer

WRITER, READER = "ecrit@exemple.invalid", "lit@exemple.invalid"
CAST = f"""
from django.utils import timezone
from accounts.addresses import confirm_address
from tests.accounts.factories import PASSWORD, member
from directory.models import Establishment, Membership, VolunteerProfilePage, EstablishmentCategory
writer = member({WRITER!r}, first_name="Brune", last_name="Cigale")
house = Establishment.objects.create(
    finess="750000018", name="EHPAD des Tilleuls", category=EstablishmentCategory.objects.first(),
    verified_at=timezone.now(),
)
Membership.objects.create(user=writer, establishment=house, confirmed_at=timezone.now())
page = VolunteerProfilePage.objects.live().order_by("pk")[5]
reader = page.volunteer.user
reader.email = {READER!r}
reader.set_password(PASSWORD)
reader.save()
confirm_address(reader)
print(page.slug, page.title)
"""


@pytest.fixture(scope="module")
def volunteer(portal_server: PortalServer) -> tuple[str, str]:
    """The slug and the name of a volunteer of the first week, who can sign in."""
    slug, _space, name = portal_server.manage("shell", "-v", "0", "-c", CAST).strip().splitlines()[-1].partition(" ")
    return slug, name


@pytest.fixture
def people(browser: Browser, portal_server: PortalServer, volunteer) -> Iterator[tuple[BrowserContext, BrowserContext]]:
    writer = signed_in(browser, portal_server, WRITER)
    reader = signed_in(browser, portal_server, READER, width=360)
    yield writer, reader
    writer.close()
    reader.close()


def test_writing_answering_and_leaving(people, volunteer, portal_server):
    slug, name = volunteer
    writer, reader = (context.new_page() for context in people)
    write(writer, slug)
    answer(reader)
    writer.reload()
    expect(writer.get_by_text("Avec plaisir, appelez-moi demain.")).to_be_visible()
    leave(reader)
    writer.goto("/compte/messages/")
    expect(writer.get_by_role("main")).to_contain_text("Ancien membre")
    is_gone(writer, slug, name)


def write(page: Page, slug: str) -> None:
    page.goto(f"/annuaire/{slug}/")
    page.get_by_role("link", name="Écrire").click()
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_role("alert")).to_contain_text("2 points sont à corriger")
    is_well(page)
    page.get_by_label("De quoi s’agit-il").fill("Télétravail")
    page.get_by_label("Votre message").fill("Pouvez-vous nous aider à ouvrir le télétravail ?")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Télétravail")


def answer(page: Page) -> None:
    page.goto("/compte/")
    expect(page.get_by_role("main")).to_contain_text("Un message pour vous")
    with page.expect_navigation():
        page.get_by_role("link", name="Lire").click()
    is_well(page)
    page.get_by_role("link", name="Télétravail").click()
    page.get_by_label("Votre message").fill("Avec plaisir, appelez-moi demain.")
    page.get_by_role("button", name="Répondre").click()
    expect(page.get_by_text("Votre réponse est partie.")).to_be_visible()
    is_well(page)


def leave(page: Page) -> None:
    page.goto("/compte/donnees/")
    is_well(page)
    page.get_by_role("link", name="Effacer mon compte").click()
    page.get_by_label("Pour confirmer").fill("EFFACER")
    is_well(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Effacer définitivement").click()
    if "reauthenticate" in page.url:
        page.get_by_label("Mot de passe").first.fill(PASSWORD)
        page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("C’est fait")
    is_well(page)


def is_gone(page: Page, slug: str, name: str) -> None:
    """Wait for the worker: it has a minute."""
    assert page.goto(f"/annuaire/{slug}/").status == 404
    deadline = time.monotonic() + 60
    while name in page.goto(f"/annuaire/?q={name}").text().replace(f"q={name}", ""):
        listed = page.get_by_role("link", name=name, exact=True)
        if not listed.count():
            break
        assert time.monotonic() < deadline, "still found after a minute"
        time.sleep(1)


def test_the_register_of_processing_is_readable_by_everybody(page: Page):
    page.goto("/compte/donnees/registre/")
    is_well(page)
    page.set_viewport_size({"width": 360, "height": 800})
    is_well(page)
    expect(page.get_by_role("main")).to_contain_text("Journal des courriels")
