"""Both sides of an offer: a volunteer on a telephone, the establishment at a desk, until each can call the other."""

import re
from collections.abc import Iterator

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.letters import read_letter
from tests.browser.looking import is_well
from tests.browser.people import signed_in
from tests.browser.server import PortalServer

ASKER, HELPER = "cadre.tilleuls@exemple.invalid", "alix.mesange@exemple.invalid"
NUMBERS = "01 23 45 67 89", "06 11 22 33 44"
CAST = f"""
from datetime import date, time
from accounts import consent
from accounts.consent import Purpose
from accounts.addresses import confirm_address
from directory.models import Profession
from help_requests.choices import HelpKind
from help_requests.models import RequestContact
from tests.directory.factories import EstablishmentFactory, MembershipFactory, ProfilePageFactory
from tests.help_requests.factories import HelpRequestFactory, need
house = EstablishmentFactory(finess="750000026", name="EHPAD des Glycines")
asker = MembershipFactory(
    user__email={ASKER!r}, user__first_name="Brune", user__last_name="Cigale", establishment=house, role="manager"
).user
helper = ProfilePageFactory(
    volunteer__user__email={HELPER!r}, volunteer__user__first_name="Alix", volunteer__user__last_name="Mésange",
    volunteer__phone={NUMBERS[1]!r}, slug="alix-mesange",
).volunteer.user
for one in (asker, helper):
    confirm_address(one)
consent.give(helper, Purpose.CONTACT_RELAY)
days = dict(starts_on=date(2026, 12, 7), ends_on=date(2026, 12, 9), starts_at=time(21), ends_at=time(6))
page = HelpRequestFactory(
    owner=asker, establishment=house, title="Deux nuits à tenir aux Glycines", kind=HelpKind.POSITIONS,
    needs=[need(number=1, profession=Profession.objects.get(slug="infirmier"), **days)],
)
RequestContact.objects.create(help_request=page, name="Mme Lenoir", phone={NUMBERS[0]!r})
print(page.slug)
"""


@pytest.fixture(scope="module")
def slug(portal_server: PortalServer) -> str:
    """The request of an establishment for one nurse, three nights."""
    return portal_server.manage("shell", "-v", "0", "-c", CAST).split()[-1]


@pytest.fixture
def sides(browser: Browser, portal_server: PortalServer, slug: str) -> Iterator[tuple[BrowserContext, BrowserContext]]:
    asker = signed_in(browser, portal_server, ASKER)
    helper = signed_in(browser, portal_server, HELPER, width=360)
    yield asker, helper
    asker.close()
    helper.close()


def test_a_volunteer_offers_and_each_can_call_the_other(sides, slug):
    (asking, helping), (asker, helper) = sides, (context.new_page() for context in sides)
    offer(helper, slug)
    link = read_letter(asking, ASKER, re.compile(r"/compte/propositions/\d+/"))
    accept(asker, link, slug)
    expect_number(asker, NUMBERS[1])
    helper.goto(read_letter(helping, HELPER, re.compile(r"/compte/propositions/\d+/")))
    expect_number(helper, NUMBERS[0])
    keep_the_dates(helper)
    give_up(helper)
    asker.reload()
    expect(asker.get_by_role("main")).not_to_contain_text(NUMBERS[1])
    is_well(asker)


def offer(page: Page, slug: str) -> None:
    """Two steps from the request: the button, the form."""
    page.goto(f"/demandes/{slug}/")
    is_well(page)
    page.get_by_role("complementary").get_by_role("link", name="Je peux aider").click()
    is_well(page)
    page.get_by_label("Votre message").fill("Je connais les nuits en EHPAD.")
    page.get_by_label(re.compile("par téléphone")).check()
    page.get_by_role("button", name="Proposer mon aide").click()
    expect(page.get_by_role("main")).to_contain_text("En attente")
    expect(page.get_by_role("main")).not_to_contain_text(NUMBERS[0])
    is_well(page)


def accept(page: Page, link: str, slug: str) -> None:
    """Read the offer from its letter, and accept it in the list by one click."""
    page.goto(link)
    expect(page.get_by_role("main")).not_to_contain_text(NUMBERS[1])
    is_well(page)
    page.get_by_role("link", name="Propositions d’aide").click()
    is_well(page)
    page.set_viewport_size({"width": 360, "height": 800})
    is_well(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("button", name="Accepter Alix Mésange").click()


def expect_number(page: Page, number: str) -> None:
    expect(page.get_by_role("link", name=number)).to_be_visible()
    is_well(page)


def keep_the_dates(page: Page) -> None:
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Mettre dans mon agenda").click()
    (event,) = Calendar.from_ical(downloading.value.path().read_bytes()).walk("VEVENT")
    assert event.decoded("dtstart").isoformat() == "2026-12-07T21:00:00+01:00"
    page.get_by_role("link", name="Mes propositions").first.click()
    page.get_by_role("button", name="Créer l’adresse").click()
    expect(page.get_by_role("main")).to_contain_text("/entraide.ics")
    is_well(page)


def give_up(page: Page) -> None:
    page.get_by_role("link", name="Deux nuits à tenir aux Glycines").click()
    page.get_by_role("link", name="Je ne peux plus venir").click()
    is_well(page)
    page.get_by_label("Plus disponible").check()
    page.get_by_role("button", name="Retirer la proposition").click()
    expect(page.get_by_role("main")).not_to_contain_text(NUMBERS[0])
    is_well(page)
