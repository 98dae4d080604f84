"""What matching reads of a volunteer: who they are, when and where they help, and the few columns of their page.

Rows as they come, in questions that are put into SQL once: a list of ten people looks at sixty of them, and to make
objects of Django's of all they told takes ten times as long.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import F, Model, QuerySet

from directory.models import (
    Area,
    DatedSlot,
    ProfileProfession,
    ProfileSkill,
    ProfileTheme,
    Volunteer,
    WeeklySlot,
)
from portal.questions import among, ask

from .eligibility import Asking, eligible_for
from .wanted import Subject

# What is read of each of them, in this order.
OF_PERSON = ("pk", "asked", "visibility")
OF_TIME = tuple(
    f"availability__{name}" for name in ("status", "until", "times", "modes", "monthly_cap", "confirmed_at")
)
OF_AREA = ("area", "area__remote", "area__radius_km")
OF_AROUND = tuple(
    f"area__{name}"
    for name in ("around__departement", "around__departement__region", "around__latitude", "around__longitude")
)
OF_PAGE = tuple(f"profile__{name}" for name in ("pk", "slug", "title", "sector", "region"))
OF_TOWN = tuple(f"profile__{name}" for name in ("commune", "commune__latitude", "commune__longitude"))
READ = OF_PERSON + OF_TIME + OF_AREA + OF_AROUND + OF_PAGE + OF_TOWN
Offered = dict[int | None, str]


class Town(NamedTuple):
    """Where somebody lives, in degrees where it is known."""

    code: str
    latitude: float | None
    longitude: float | None


class Time(NamedTuple):
    """What somebody told of their time, as `directory.models.Availability` says it."""

    status: str
    until: date | None
    times: list[str]
    modes: list[str]
    monthly_cap: int
    confirmed_at: datetime


class Around(NamedTuple):
    """The middle of somebody's circle."""

    departement: str
    region: str
    latitude: float | None
    longitude: float | None


class AreaTold(NamedTuple):
    """Where somebody helps; `departements` with their region."""

    remote: bool
    radius_km: int | None
    around: Around | None
    regions: frozenset[str]
    departements: tuple[tuple[str, str], ...]


class Part(NamedTuple):
    """A part of somebody's week."""

    weekday: int
    part: str


class Days(NamedTuple):
    """Days that differ from somebody's week, as `directory.models.DatedSlot` says it."""

    first_day: date
    last_day: date
    parts: list[str]
    is_free: bool


class Rows(tuple[Any, ...]):
    """Rows that were read, where a manager of Django's is asked for all of them."""

    __slots__ = ()

    def all(self) -> "Rows":
        """Return them."""
        return self


@dataclass(frozen=True)
class Offers:
    """What a page offers: themes and skills with their level, professions with their registration number."""

    themes: Offered = field(default_factory=dict)
    professions: Offered = field(default_factory=dict)
    skills: Offered = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """A volunteer, and what of their page is weighed; `asked` is how often they were asked this month."""

    pk: int
    asked: int
    visibility: dict[str, str]
    availability: Time
    area: AreaTold | None
    weekly_slots: Rows
    dated_slots: Rows
    slug: str
    title: str
    sector: str
    region_id: str | None
    commune: Town | None
    offers: Offers

    @property
    def volunteer(self) -> Volunteer:
        """The volunteer, to be asked about: nothing but the number was read."""
        return Volunteer(pk=self.pk)


def sheets_of(volunteers: QuerySet[Volunteer], subject: Subject | None = None) -> list[Sheet]:
    """Return the sheets of `askable` volunteers, with what they offer of a subject (of any, without one).

    A constant number of queries, whatever their number.
    """
    return _sheets(list(volunteers.values_list(*READ)), subject)


def sheets_among(seen: Iterable[int], asking: Asking, subject: Subject) -> list[Sheet]:
    """Return the sheets of those of some volunteers who may be asked, with what they offer of a subject."""
    numbers = tuple(seen)

    def these() -> QuerySet[Any, Any]:
        return eligible_for(asking).filter(among(F("pk"), "seen", numbers)).order_by().values_list(*READ)

    return _sheets(ask("sheets", these, asking.values | {"seen": numbers}), subject)


def _sheets(rows: list[tuple[Any, ...]], subject: Subject | None) -> list[Sheet]:
    if not rows:
        return []
    people, areas, pages = ([row[at] for row in rows if row[at]] for at in (0, 9, 16))
    weeks = _by(WeeklySlot, "volunteer", people, "weekday", "part")
    days = _by(DatedSlot, "volunteer", people, "first_day", "last_day", "parts", "is_free", order=("first_day", "pk"))
    regions = _by(Area.regions.through, "area", areas, "region")
    departements = _by(Area.departements.through, "area", areas, "departement", "departement__region")
    offers = _offers(pages, subject)
    return [
        Sheet(
            pk=row[0],
            asked=row[1],
            visibility=row[2],
            availability=Time(*row[3:9]),
            area=_area(row[9:16], regions, departements),
            weekly_slots=Rows(Part(*one) for one in weeks[row[0]]),
            dated_slots=Rows(Days(*one) for one in days[row[0]]),
            slug=row[17],
            title=row[18],
            sector=row[19],
            region_id=row[20],
            commune=Town(*row[21:]) if row[21] else None,
            offers=offers[row[16]],
        )
        for row in rows
    ]


def _area(told: tuple[Any, ...], regions: "Told", departements: "Told") -> AreaTold | None:
    area, remote, radius, *around = told
    if area is None:
        return None
    named = frozenset(code for (code,) in regions[area])
    return AreaTold(remote, radius, Around(*around) if around[0] else None, named, tuple(departements[area]))


def _offers(pages: list[int], subject: Subject | None) -> dict[int, Offers]:
    """Return, for each page, what it offers of the kinds that the subject asks about."""
    offers = {page: Offers({}, {}, {}) for page in pages}
    if subject is None or subject.themes:
        for page, rows in _by(ProfileTheme, "page", pages, "theme", "level").items():
            offers[page].themes.update(rows)
    if subject is None or subject.profession:
        for page, rows in _by(ProfileProfession, "page", pages, "profession", "registration_number").items():
            offers[page].professions.update(rows)
    if subject is None or subject.skill:
        for page, rows in _by(ProfileSkill, "page", pages, "skill", "level").items():
            offers[page].skills.update(rows)
    return offers


Told = defaultdict[int, list[tuple[Any, ...]]]


def _by(model: type[Model], owner: str, owners: list[int], *fields: str, order: tuple[str, ...] = ()) -> Told:
    """Return rows of these owners, by their owner."""
    told: Told = defaultdict(list)
    if not owners:
        return told
    shape: Hashable = ("by", model, *fields)

    def these() -> QuerySet[Any, Any]:
        everybody = model._default_manager.filter(among(F(owner), "owners", owners))
        return everybody.order_by(*order).values_list(owner, *fields)

    for pk, *row in ask(shape, these, {"owners": owners}):
        told[pk].append(tuple(row))
    return told
