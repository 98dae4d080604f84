"""What matching reads of a volunteer: who they are, when and where they help, and the few columns of their page.

Building a Wagtail page costs ten times what reading its row does, and a list of ten people looks at sixty of them.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet

from directory.models import ProfileProfession, ProfileSkill, ProfileTheme, Volunteer, VolunteerProfilePage

from .wanted import Subject

# What is read of each of them.
READ = (
    "user",
    "visibility",
    *(f"availability__{name}" for name in ("volunteer", "status", "until", "times", "modes", "monthly_cap")),
    "availability__confirmed_at",
    *(f"area__{name}" for name in ("volunteer", "remote", "radius_km", "around")),
    *(f"area__around__{name}" for name in ("latitude", "longitude", "departement__region")),
)
OF_PAGE = ("volunteer", "pk", "slug", "title", "sector", "region")
OF_TOWN = ("commune", "commune__latitude", "commune__longitude")
Offered = dict[int | None, str]


class Town(NamedTuple):
    """Where somebody lives, in degrees where it is known."""

    code: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class Offers:
    """What a page offers: themes and skills with their level, professions with their registration number."""

    themes: Offered = field(default_factory=dict)
    professions: Offered = field(default_factory=dict)
    skills: Offered = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """A volunteer, and what of their page is weighed."""

    volunteer: Volunteer
    slug: str
    title: str
    sector: str
    region_id: str | None
    commune: Town | None
    offers: Offers

    @property
    def asked(self) -> int:
        """Return how often they were asked this month: the annotation of `eligibility.askable`."""
        return int(self.volunteer.asked)  # type: ignore[attr-defined]


def sheets_of(volunteers: QuerySet[Volunteer], subject: Subject | None = None) -> list[Sheet]:
    """Return the sheets of volunteers with a page, with what they offer of a subject (of any, without one).

    A constant number of queries, whatever their number.
    """
    read = (
        volunteers.select_related("availability", "area__around__departement")
        .only(*READ)
        .prefetch_related("weekly_slots", "dated_slots", "area__regions", "area__departements")
    )
    people = {one.pk: one for one in read}
    pages = VolunteerProfilePage.objects.filter(volunteer__in=people).order_by()
    rows = list(pages.values_list(*OF_PAGE, *OF_TOWN))
    offers = _offers([row[1] for row in rows], subject)
    return [
        Sheet(people[pk], slug, title, sector, region, Town(*town) if town[0] else None, offers[page])
        for pk, page, slug, title, sector, region, *town in rows
    ]


def _offers(pages: list[int], subject: Subject | None) -> dict[int, Offers]:
    """Return, for each page, what it offers of the kinds that the subject asks about."""
    offers = {page: Offers({}, {}, {}) for page in pages}
    if subject is None or subject.themes:
        for page, theme, level in _rows(ProfileTheme, pages, "theme", "level"):
            offers[page].themes[theme] = level
    if subject is None or subject.profession:
        for page, profession, number in _rows(ProfileProfession, pages, "profession", "registration_number"):
            offers[page].professions[profession] = number
    if subject is None or subject.skill:
        for page, skill, level in _rows(ProfileSkill, pages, "skill", "level"):
            offers[page].skills[skill] = level
    return offers


def _rows(model: type[Model], pages: list[int], *fields: str) -> QuerySet[Any, tuple[int, int, str]]:
    return model._default_manager.filter(page__in=pages).order_by().values_list("page", *fields)
