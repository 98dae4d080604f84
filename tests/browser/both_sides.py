"""Those who act in the four systems' paths: establishments that ask and volunteers who help, each at a window."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import is_well
from tests.browser.people import signed_in
from tests.browser.server import PortalServer

HOUSE = """
from django.utils import timezone
from directory.models import Commune, EstablishmentCategory
from tests.accounts.factories import member
from tests.directory.factories import EstablishmentFactory, MembershipFactory
town = Commune.objects.get(code={town!r})
house = EstablishmentFactory(finess={finess!r}, name={name!r}, commune=town, region=town.departement.region,
    category=EstablishmentCategory.objects.get(acronym="EHPAD"), sector="medico_social", verified_at=timezone.now())
person = member({email!r}, first_name="Brune", last_name="Cigale")
MembershipFactory(user=person, establishment=house, role="manager")
"""
VOLUNTEER = """
from django.utils import timezone
from accounts import consent
from accounts.consent import Purpose
from directory.models import Commune, Profession, Skill, Theme
from tests.accounts.factories import member
from tests.directory.factories import ProfilePageFactory
town = Commune.objects.get(code={town!r})
person = member({email!r}, first_name={first_name!r}, last_name={last_name!r})
page = ProfilePageFactory(
    volunteer__user=person, volunteer__phone={phone!r},
    volunteer__availability__modes=["phone", "on_site"], volunteer__availability__times=["day", "night"],
    kinds=[{kind!r}], commune=town, region=town.departement.region,
    themes=[Theme.objects.get(slug=slug) for slug in {themes!r}],
    professions=[Profession.objects.get(slug=slug) for slug in {professions!r}],
    skills=[Skill.objects.get(slug=slug) for slug in {skills!r}],
)
volunteer = page.volunteer
volunteer.visibility = {{"phone": "verified_establishments"}}
volunteer.save()
volunteer.availability.confirmed_at = timezone.now()
volunteer.availability.monthly_cap = 5
volunteer.availability.save()
volunteer.area.regions.set([town.departement.region])
for purpose in (Purpose.CONTACT_RELAY, Purpose.SHOW_PHONE):
    consent.give(person, purpose)
"""


@dataclass(frozen=True)
class House:
    """A verified establishment and the address of somebody who asks for it."""

    finess: str
    name: str
    email: str
    town: str = "21231"


@dataclass(frozen=True)
class Helper:
    """A volunteer whose page is online; they go wherever their region is, and take messages and calls."""

    email: str
    first_name: str
    last_name: str
    phone: str
    kind: str = "expert"
    themes: Sequence[str] = ()
    professions: Sequence[str] = ()
    skills: Sequence[str] = ()
    town: str = "21231"

    @property
    def name(self) -> str:
        """As everybody reads it."""
        return f"{self.first_name} {self.last_name}"


def bring(portal: PortalServer, *people: House | Helper) -> None:
    """Make them, and have the worker index what is public of them."""
    script = "".join((HOUSE if isinstance(one, House) else VOLUNTEER).format(**vars(one)) for one in people)
    portal.manage("shell", "-c", script)
    portal.settle()


def window(browser: Browser, portal: PortalServer, person: House | Helper, *, width: int = 1280) -> Page:
    """Return a page in which this person is signed in; a telephone when it is narrow."""
    return signed_in(browser, portal, person.email, width=width).new_page()


def ask(page: Page, text: str, *, kind: str, lines: Sequence[Mapping[str, str]] = (), urgency: str = "") -> str:
    """Ask for help in the five screens, from the first one; return the slug of the request, which is online at once."""
    if "/demandes/nouvelle/" not in page.url:
        page.goto("/demandes/nouvelle/")
    page.get_by_label("Décrivez-le avec vos mots").fill(text)
    _go_on(page, "type")
    page.get_by_role("radio", name=re.compile(f"^{kind}")).check()
    _go_on(page, "qui-quand-ou")
    for number, line in enumerate(lines):
        if number:
            page.get_by_role("button", name="Ajouter une ligne").click()
        _fill_in(page, number, line)
    _go_on(page, "etablissement")
    page.get_by_label("Téléphone").fill("03 80 00 00 00")
    if urgency:
        page.get_by_role("radio", name=re.compile(f"^{urgency}")).check()
    _go_on(page, "relire")
    is_well(page)
    page.get_by_role("button", name="Publier").click()
    expect(page.get_by_role("status").first).to_contain_text("Votre demande est en ligne")
    return page.url.rstrip("/").rpartition("/")[2]


def _fill_in(page: Page, number: int, line: Mapping[str, str]) -> None:
    """Fill in one line of the people looked for, by the labels of its fields."""
    group = page.get_by_role("group", name=re.compile(rf"ligne {number + 1}$"))
    if "De (heure)" in line:
        group.get_by_text("Horaires, commune").click()
    for label, value in line.items():
        field = group.get_by_label(re.compile(rf"^{re.escape(label)}"))
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)


def _go_on(page: Page, following: str) -> None:
    page.get_by_role("button", name="Continuer").click()
    page.wait_for_url(re.compile(rf"/{following}/$"))


def figures_today(page: Page) -> str:
    """Return what the page of key figures says of today."""
    today = page.evaluate("new Date().toLocaleDateString('sv-SE', {timeZone: 'Europe/Paris'})")
    page.goto(f"/chiffres/?du={today}&au={today}")
    is_well(page)
    return re.sub(r"\s+", " ", page.get_by_role("main").inner_text())
