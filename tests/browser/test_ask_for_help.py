"""Somebody asks for help in a corridor, on a telephone: begun without an account, read again, sent; script or not."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.letters import read_code
from tests.browser.looking import is_well, overflow
from tests.browser.people import Person, make_people, signed_in
from tests.browser.server import PortalServer

pytestmark = pytest.mark.browser

MEMBER = "cadre@exemple.invalid"
NEED = "Nos soixante agents doivent télétravailler dès lundi. Nous n’avons pas de VPN."
HOUSE = """
from django.utils import timezone
from accounts.models import User
from directory.models import EstablishmentCategory, Commune, Establishment, Membership
person = User.objects.get(email={email!r})
town = Commune.objects.get(code="21231")
house = Establishment.objects.create(
    finess="999000018", name="EHPAD des Glycines", commune=town, region=town.departement.region,
    category=EstablishmentCategory.objects.get(acronym="EHPAD"), sector="medico_social", verified_at=timezone.now(),
)
Membership.objects.create(user=person, establishment=house, confirmed_at=timezone.now())
"""
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def caller(portal_server: PortalServer) -> str:
    """Somebody who acts for a verified establishment; their address."""
    make_people(portal_server, Person(MEMBER))
    portal_server.manage("shell", "-c", HOUSE.format(email=MEMBER))
    return MEMBER


def go_on(page: Page, following: str, *, script: bool = True) -> None:
    """Go to the next screen and look at it; axe is a script itself."""
    page.get_by_role("button", name="Continuer").click()
    page.wait_for_url(re.compile(rf"/{following}/$"))
    look_at(page, script=script)


def look_at(page: Page, *, script: bool) -> None:
    if script:
        is_well(page)
    else:
        assert overflow(page) == 0


def fill_in(page: Page, *, script: bool) -> None:
    """Screens two to five, as somebody who needs two nurses at night."""
    page.get_by_role("radio", name=re.compile("^Renfort")).check()
    go_on(page, "qui-quand-ou", script=script)
    page.get_by_label("Métier recherché").select_option(label="Infirmier ou infirmière")
    page.get_by_label("Nombre de personnes").fill("2")
    page.get_by_text("Horaires, commune").click()
    page.get_by_label("De (heure)").fill("21:00")
    page.get_by_label("À (heure)").fill("06:00")
    go_on(page, "etablissement", script=script)
    page.get_by_label("Téléphone").fill("03 80 00 00 00")
    page.get_by_role("radio", name=re.compile("^Urgente")).check()
    go_on(page, "relire", script=script)
    expect(page.get_by_role("main")).to_contain_text("de 21 h à 6 h")


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_a_member_asks_on_a_telephone(browser: Browser, portal_server: PortalServer, caller: str, script: bool):
    with telephone(browser, portal_server, script=script, email=caller) as context:
        page = context.new_page()
        page.goto("/")
        page.get_by_role("main").get_by_role("link", name="Demander de l’aide").click()
        page.wait_for_url("**/demandes/nouvelle/")
        look_at(page, script=script)
        page.get_by_label("Décrivez-le avec vos mots").fill(NEED)
        if script:
            expect(page.get_by_role("checkbox", name="Télétravail")).to_be_checked()
            look_at(page, script=script)
        go_on(page, "type", script=script)
        expect(page.get_by_role("main")).to_contain_text("Télétravail")
        fill_in(page, script=script)
        page.get_by_role("button", name="Publier").click()
        page.wait_for_url(re.compile("/demandes/nos-soixante"))
        expect(page.get_by_role("status").first).to_contain_text("Votre demande est en ligne")
        expect(page.get_by_role("main")).to_contain_text("Nous n’avons pas de VPN")
        look_at(page, script=script)


def telephone(browser: Browser, portal: PortalServer, *, script: bool = True, email: str = "") -> BrowserContext:
    """A small screen that is touched, signed in when there is an address."""
    context = browser.new_context(
        base_url=portal.url, locale="fr-FR", viewport=PHONE, has_touch=True, is_mobile=True, java_script_enabled=script
    )
    if email:
        with signed_in(browser, portal, email) as known:
            context.add_cookies(known.cookies())
    return context


def test_somebody_without_an_account_loses_nothing(browser: Browser, portal_server: PortalServer):
    with telephone(browser, portal_server) as context:
        page = context.new_page()
        page.goto("/demandes/nouvelle/")
        assert context.cookies() == []
        is_well(page)
        page.get_by_label("Décrivez-le avec vos mots").fill("Mme T., née le 3 juillet 1941, est seule la nuit.")
        page.get_by_role("button", name="Continuer").click()
        expect(page.get_by_role("alert")).to_contain_text("ressemble à une date de naissance")
        is_well(page)
        page.get_by_label("Décrivez-le avec vos mots").fill(NEED)
        page.get_by_role("button", name="Continuer").click()
        page.wait_for_url("**/nouvelle/compte/")
        is_well(page)
        page.get_by_role("link", name="Je n’ai pas encore de compte").click()
        page.get_by_label("Adresse électronique").fill("couloir@exemple.invalid")
        page.get_by_role("button", name="M’envoyer un code").click()
        page.get_by_label("Code du courriel").fill(read_code(context, "couloir@exemple.invalid"))
        page.get_by_role("main").get_by_role("button", name="Continuer").click()
        page.wait_for_url("**/demandes/nouvelle/")
        expect(page.get_by_label("Décrivez-le avec vos mots")).to_have_value(NEED)
        expect(page.get_by_role("main")).to_contain_text("rien n’est perdu")
        go_on(page, "type")
        page.get_by_role("radio", name=re.compile("^Conseil")).check()
        go_on(page, "qui-quand-ou")
        go_on(page, "etablissement")
        page.get_by_label("Votre prénom").fill("Zoé")
        page.get_by_label("Votre nom").fill("Val")
        page.get_by_role("radio", name=re.compile("^Aucun")).check()
        go_on(page, "relire")
        page.get_by_role("button", name="Envoyer en relecture").click()
        expect(page.get_by_role("status").first).to_contain_text("Une personne de l’équipe lit votre demande")
        is_well(page)
