"""medGo's path: a request, who could help and why, the number after a click, a yes that is an accepted offer."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import is_well
from tests.browser.people import Person, make_people, sign_in
from tests.browser.server import PortalServer

pytestmark = pytest.mark.browser

ASKS = Person("brune.cigale@exemple.invalid", "Brune", "Cigale")
HELPS = Person("alix.mesange@exemple.invalid", "Alix", "Mésange")
SLUG = "besoin-infirmiere-demain"
STAGE = f"""
from datetime import timedelta
from django.utils import timezone
from accounts import consent
from accounts.consent import Purpose
from accounts.models import User
from directory.models import Commune, Profession
from tests.directory.factories import CommuneFactory, EstablishmentFactory, MembershipFactory
from tests.directory.factories import ProfessionFactory, ProfilePageFactory
from tests.help_requests.factories import HelpRequestFactory, need
asks, helps = (User.objects.get(email=email) for email in ({ASKS.email!r}, {HELPS.email!r}))
commune = Commune.objects.filter(name="Lyon").first() or CommuneFactory()
nurse = Profession.objects.filter(slug="infirmier").first() or ProfessionFactory()
region = commune.departement.region
house = EstablishmentFactory(name="EHPAD des Tilleuls", verified_at=timezone.now(), commune=commune, region=region)
MembershipFactory(user=asks, establishment=house)
tomorrow = timezone.localdate() + timedelta(days=1)
HelpRequestFactory(
    title="Une infirmière demain", slug={SLUG!r}, kind="positions", urgency="critical", owner=asks, establishment=house,
    needs=[need(profession=nurse, starts_on=tomorrow, ends_on=tomorrow)],
)
page = ProfilePageFactory(
    volunteer__user=helps, volunteer__phone="0612345678", volunteer__visibility={{"phone": "verified_establishments"}},
    volunteer__availability__modes=["on_site"], volunteer__availability__times=[],
    volunteer__area__around=commune, volunteer__area__radius_km=30,
    professions=[nurse], commune=commune, region=region, kinds=["care"], function=None,
)
for purpose in (Purpose.CONTACT_RELAY, Purpose.SHOW_PHONE):
    consent.give(helps, purpose)
"""


@pytest.fixture
def windows(browser: Browser, portal_server: PortalServer) -> Iterator[tuple[Page, Page]]:
    """Who asks, on a telephone, and who helps, at a desk."""
    make_people(portal_server, ASKS, HELPS)
    portal_server.manage("shell", "-c", STAGE)
    contexts = [
        browser.new_context(base_url=portal_server.url, locale="fr-FR", viewport={"width": width, "height": 800})
        for width in (360, 1280)
    ]
    asks, helps = (context.new_page() for context in contexts)
    for page, person in ((asks, ASKS), (helps, HELPS)):
        page.goto("/compte/login/")
        sign_in(page, person.email)
        page.wait_for_url("**/compte/")
    yield asks, helps
    for context in contexts:
        context.close()


def test_from_a_match_to_an_accepted_offer(windows: tuple[Page, Page]):
    asks, helps = windows
    helps.goto("/compte/demandes-pour-moi/")
    is_well(helps)
    expect(helps.get_by_role("main")).to_contain_text("Dans la même commune")
    call(asks)
    helps.goto("/compte/messages/numero/")
    expect(helps.get_by_role("main")).to_contain_text("EHPAD des Tilleuls")
    helps.goto("/compte/propositions/")
    expect(helps.get_by_role("main")).to_contain_text("Une infirmière demain")
    expect(helps.get_by_role("main")).to_contain_text("Acceptée")


def call(asks: Page) -> None:
    """Find who could help, see the number, note the yes."""
    asks.goto(f"/demandes/{SLUG}/")
    asks.get_by_role("link", name="Qui pourrait aider").first.click()
    expect(asks.get_by_role("main")).to_contain_text("Disponible ce jour-là")
    is_well(asks)
    asks.get_by_role("link", name="Appeler Alix Mésange").click()
    is_well(asks)
    asks.get_by_role("button", name="Afficher le numéro").click()
    expect(asks.get_by_role("link", name="0612345678")).to_be_visible()
    is_well(asks)
    asks.get_by_label("elle aidera").check()
    asks.get_by_label("Combien de minutes").fill("6")
    asks.get_by_role("button", name="Noter l’appel").click()
    expect(asks.get_by_role("status")).to_contain_text("C’est noté")
    expect(asks.get_by_role("main")).not_to_contain_text("Alix")
