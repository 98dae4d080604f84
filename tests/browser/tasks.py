"""The people and things of the main tasks, one set for each way of going through them."""

from accounts.roles import Role
from tests.browser.people import Person, make_people
from tests.browser.server import PortalServer

SETS = ("clavier", "souris")
STAGE = """
from datetime import timedelta
from django.utils import timezone
from accounts import consent
from accounts.consent import Purpose
from accounts.models import User
from directory.models import Theme, VolunteerProfilePage
from help_requests.models import RequestContact
from tests.coordination.factories import asked
from tests.directory.factories import EstablishmentFactory, MembershipFactory, ProfilePageFactory
from tests.help_requests.factories import HelpRequestFactory
from reports.actions import draft_weekly_report
from reports.moments import parse_moment
from reports.weeks import Week
draft_weekly_report(Week.parse("2020-W14"), as_of=parse_moment("2020-04-03T23:59:59"))
draft_weekly_report(Week.parse("2020-W15"), as_of=parse_moment("2020-04-12T23:59:59"))
theme = Theme.objects.get(slug="teletravail")
for number, name in enumerate({sets!r}):
    someone = lambda who: User.objects.get(email=f"{{who}}-{{name}}@exemple.invalid")
    house = EstablishmentFactory(finess=f"75000010{{number}}", name="EHPAD " + name, verified_at=timezone.now())
    MembershipFactory(user=someone("cadre"), establishment=house)
    helper = ProfilePageFactory(title="Aide " + name, slug="aide-" + name, volunteer__user=someone("aide"),
        volunteer__phone="0612345678", themes=[theme])
    for purpose in Purpose:
        consent.give(helper.owner or helper.volunteer.user, purpose)
    HelpRequestFactory(title="Besoin " + name, slug="besoin-" + name, owner=someone("cadre"), establishment=house,
        themes=[theme])
    burning = asked(hours=29, title="Urgence " + name, establishment__name="EHPAD Urgence " + name)
    RequestContact.objects.create(help_request=burning, name="Maryse Bouleau", phone="0199001234")
    page = VolunteerProfilePage.objects.live().order_by("pk")[number]
    page.presentation += " Relu au " + name + "."
    page.save_revision(user=page.owner)
    page.get_workflow().start(page, page.owner)
    print(page.title)
"""


def people(name: str) -> list[Person]:
    """Return those of one set."""

    def person(who: str, role: Role | None = None, named: bool = True) -> Person:
        names = ("Camille", "Tilleul") if named else ("", "")
        return Person(f"{who}-{name}@exemple.invalid", *names, role)

    return [
        person("cadre"),
        person("aide"),
        person("nouveau", named=False),
        person("relecture", Role.MODERATOR),
        person("redaction", Role.EDITOR),
        person("seconde", Role.EDITOR),
        person("coordination", Role.COORDINATOR),
    ]


def set_the_stage(portal: PortalServer) -> dict[str, str]:
    """Make all of them; return the title of the page that waits for each set's moderator."""
    make_people(portal, *(person for name in SETS for person in people(name)))
    titles = portal.manage("shell", "-v", "0", "-c", STAGE.format(sets=SETS)).strip().splitlines()[-len(SETS) :]
    portal.settle()
    return dict(zip(SETS, titles, strict=True))
