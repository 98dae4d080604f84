"""What matching reads of a volunteer: who they are, when and where they help, and the few columns of their page.

Building a Wagtail page costs ten times what reading its row does, and a list of ten people looks at sixty of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import QuerySet

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
Offered = Mapping[int | None, str]


class Town(NamedTuple):
    """Where somebody lives, in degrees where it is known."""

    code: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class Sheet:
    """A volunteer and what their page offers: themes and skills with their level, professions with their number."""

    volunteer: Volunteer
    slug: str
    title: str
    sector: str
    region_id: str | None
    commune: Town | None
    themes: Offered = field(default_factory=dict)
    professions: Offered = field(default_factory=dict)
    skills: Offered = field(default_factory=dict)

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
    offered = _offered([row[1] for row in rows], subject)
    return [
        Sheet(people[pk], *told, Town(*town) if town[0] else None, **offered.get(page, {}))
        for pk, page, *told, town in ((*row[:-3], row[-3:]) for row in rows)
    ]


def _offered(pages: list[int], subject: Subject | None) -> dict[int, dict[str, Offered]]:
    """Return, for each page, what it offers of each kind that the subject asks about."""
    kinds = {
        "themes": (ProfileTheme, "theme", "level", subject is None or subject.themes),
        "professions": (ProfileProfession, "profession", "registration_number", subject is None or subject.profession),
        "skills": (ProfileSkill, "skill", "level", subject is None or subject.skill),
    }
    offered: dict[int, dict[str, Offered]] = {page: {} for page in pages}
    for kind, (model, what, how, is_read) in kinds.items():
        if is_read:
            for page, key, told in model.objects.filter(page__in=pages).order_by().values_list("page", what, how):
                offered[page][kind] = {**offered[page].get(kind, {}), key: told}
    return offered
