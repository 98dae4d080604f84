"""Bring the people of a scenario into the database, as few rows as what is asked needs."""

from collections.abc import Callable, Mapping

from accounts import consent
from accounts.consent import Purpose
from accounts.models import User
from accounts.suspensions import Suspension
from directory.models import (
    Area,
    Availability,
    Block,
    Commune,
    DatedSlot,
    Departement,
    DirectoryPage,
    Membership,
    ProfileProfession,
    ProfileSkill,
    ProfileTheme,
    Region,
    Solicitation,
    Theme,
    Volunteer,
    VolunteerProfilePage,
    WeeklySlot,
)
from help_requests.models import Filling, HelpRequestPage, Need, Offer, OfferStep
from tests.directory.factories import (
    CommuneFactory,
    DepartementFactory,
    EstablishmentFactory,
    MembershipFactory,
    ProfessionFactory,
    RegionFactory,
    SkillFactory,
    ThemeFactory,
    UserFactory,
)
from tests.help_requests.factories import HelpRequestFactory
from tests.matching.world import COMMUNES, DEPARTEMENTS, REGIONS, Asks, Line, Person, ago

FAMILIES = {"teletravail": "numerique", "pca": "", "hygiene": ""}
# An RPPS number of the right form.
RPPS = "10003456789"


def theme(slug: str) -> Theme:
    """Return a theme, with its family."""
    family = FAMILIES.get(slug, "")
    return ThemeFactory(slug=slug, name_fr=slug.title(), parent=theme(family) if family else None)


def country() -> None:
    """Make regions, départements and communes."""
    for code, name in REGIONS.items():
        RegionFactory(code=code, name=name)
    for code, region in DEPARTEMENTS.items():
        DepartementFactory(code=code, name=code, region=Region.objects.get(pk=region))
    for code, (name, departement, latitude, longitude) in COMMUNES.items():
        CommuneFactory(
            code=code,
            name=name,
            departement=Departement.objects.get(pk=departement),
            latitude=latitude,
            longitude=longitude,
        )


def request_of(asks: Asks) -> HelpRequestPage:
    """Publish a request."""
    region = Region.objects.get(pk=asks.region) if asks.region else None
    commune = Commune.objects.get(pk=asks.commune) if asks.commune else None
    establishment = EstablishmentFactory(region=region, commune=commune, sector=asks.sector)
    page = HelpRequestFactory(
        establishment=establishment,
        owner__last_name="Demande",
        kind=asks.kind,
        urgency=asks.urgency,
        needed_by=asks.needed_by,
        place=asks.place,
        themes=[theme(slug) for slug in asks.themes],
        needs=[need_of(line) for line in asks.lines],
    )
    for need, line in zip(page.needs.all(), asks.lines, strict=True):
        if line.filled:
            Filling.objects.create(need=need, number=line.filled)
    return HelpRequestPage.objects.get(pk=page.pk)


def need_of(line: Line) -> Need:
    """Return an unsaved need."""
    return Need(
        profession=ProfessionFactory(slug=line.profession, name_fr=line.profession) if line.profession else None,
        skill=SkillFactory(slug=line.skill, name_fr=line.skill) if line.skill else None,
        number=line.number,
        starts_on=line.first,
        ends_on=line.last,
        starts_at=line.start,
        ends_at=line.end,
        commune_id=line.commune,
        verified_only=line.registered,
    )


def volunteer_of(name: str, person: Person) -> Volunteer:
    """Make a volunteer whose page has this name."""
    user = UserFactory(first_name=name, last_name="")
    volunteer = Volunteer.objects.create(user=user, visibility=dict.fromkeys(person.hides, "nobody"))
    page = VolunteerProfilePage(
        title=name,
        slug=f"v-{volunteer.pk}",
        owner=user,
        volunteer=volunteer,
        kinds=["expert"],
        sector=person.sector,
        region_id=person.region,
        commune_id=person.commune,
        presentation="x",
    )
    page.profile_themes = [ProfileTheme(theme=theme(slug), level=level) for slug, level in person.themes.items()]
    page.profile_professions = [
        ProfileProfession(
            profession=ProfessionFactory(slug=slug, name_fr=slug), registration_number=RPPS if person.registered else ""
        )
        for slug in person.professions
    ]
    page.profile_skills = [
        ProfileSkill(skill=SkillFactory(slug=slug, name_fr=slug), level=level) for slug, level in person.skills.items()
    ]
    DirectoryPage.objects.get().add_child(instance=page)
    consent.give(user, Purpose.CONTACT_RELAY)
    tell_when(volunteer, person)
    tell_where(volunteer, person)
    return volunteer


def tell_when(volunteer: Volunteer, person: Person) -> None:
    """Say when somebody can be asked, and how often they were."""
    Availability.objects.create(
        volunteer=volunteer,
        status=person.status,
        until=person.until,
        times=list(person.times),
        monthly_cap=person.cap,
        confirmed_at=ago(person.confirmed),
    )
    for weekday, part in person.week:
        WeeklySlot.objects.create(volunteer=volunteer, weekday=weekday, part=part)
    for first, last, is_free in person.days:
        DatedSlot.objects.create(volunteer=volunteer, first_day=first, last_day=last, is_free=is_free)
    for days in person.asked:
        Solicitation.objects.create(volunteer=volunteer, kind="call", at=ago(days))


def tell_where(volunteer: Volunteer, person: Person) -> None:
    """Say where somebody can help."""
    around, radius = person.area.around or (None, None)
    area = Area.objects.create(volunteer=volunteer, around_id=around, radius_km=radius, remote=person.area.remote)
    area.regions.set(person.area.regions)
    area.departements.set(person.area.departements)


def offered(
    page: HelpRequestPage, volunteer: Volunteer, state: str, *, by: User | None, origin: str, reason: str = ""
) -> None:
    """Note an offer that came to a state."""
    offer = Offer.objects.create(help_request=page, volunteer=volunteer, state=state, origin=origin, by=by)
    OfferStep.objects.create(offer=offer, state=state, by=by, reason=reason)


def colleague_of(page: HelpRequestPage) -> User:
    """Return somebody else who acts for the establishment."""
    return MembershipFactory(establishment=page.establishment).user


def erase(volunteer: Volunteer) -> None:
    """Leave the bare row, as erasure does, with its page still there: the link alone must be enough."""
    Volunteer.objects.filter(pk=volunteer.pk).update(user=None)


Bring = Callable[[HelpRequestPage, Volunteer], object]

MARKS: Mapping[str, Bring] = {
    "blocks owner": lambda page, who: Block.objects.create(by=who.user, blocked=page.owner),
    "blocked by owner": lambda page, who: Block.objects.create(by=page.owner, blocked=who.user),
    "blocks colleague": lambda page, who: Block.objects.create(by=who.user, blocked=colleague_of(page)),
    "blocks stranger": lambda page, who: Block.objects.create(by=who.user, blocked=UserFactory()),
    "erased": lambda page, who: erase(who),
    "inactive": lambda page, who: User.objects.filter(pk=who.user_id).update(is_active=False),
    "suspended": lambda page, who: Suspension.objects.create(user=who.user, from_at=ago(1)),
    "offline": lambda page, who: VolunteerProfilePage.objects.filter(volunteer=who).update(live=False),
    "no consent": lambda page, who: who.user.consents.all().delete(),
    "consent withdrawn": lambda page, who: consent.withdraw(who.user, Purpose.CONTACT_RELAY),
    "owner": lambda page, who: HelpRequestPage.objects.filter(pk=page.pk).update(owner=who.user),
    "colleague": lambda page, who: MembershipFactory(establishment=page.establishment, user=who.user),
    "unconfirmed colleague": lambda page, who: Membership.objects.create(
        establishment=page.establishment, user=who.user
    ),
    "works elsewhere": lambda page, who: MembershipFactory(user=who.user),
    "declined": lambda page, who: offered(page, who, "declined", by=who.user, origin="establishment"),
    "declined elsewhere": lambda page, who: offered(
        HelpRequestFactory(), who, "declined", by=who.user, origin="establishment"
    ),
    "offered": lambda page, who: offered(page, who, "proposed", by=who.user, origin="volunteer"),
    "accepted": lambda page, who: offered(page, who, "accepted", by=page.owner, origin="volunteer"),
    "withdrew": lambda page, who: offered(page, who, "withdrawn", by=who.user, origin="volunteer"),
    "unanswered": lambda page, who: offered(page, who, "declined", by=None, origin="volunteer", reason="filled"),
    "proposal taken back": lambda page, who: offered(page, who, "withdrawn", by=page.owner, origin="establishment"),
}


def act(asks: Asks, people: Mapping[str, Person]) -> HelpRequestPage:
    """Set a scenario up; return its request."""
    country()
    page = request_of(asks)
    for name, person in people.items():
        volunteer = volunteer_of(name, person)
        for mark in person.marks:
            MARKS[mark](page, volunteer)
    return HelpRequestPage.objects.get(pk=page.pk)
