"""What a request asks for, as matching reads it: lines, each with its subject, its place and its days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from directory.choices import Sector
from directory.distances import KM_PER_DEGREE, shrinking
from directory.models import Commune, Establishment, Region, Theme
from help_requests.choices import HelpKind, Place
from help_requests.models import HelpRequestPage, Need

from .weights import DAYS_LOOKED_AT, MOST_DAYS

# What is read of a request, in a constant number of queries for any number of them. Needs and themes by their names
# alone: of a page's own relations, those fetched with a queryset of ours answer with everybody's once they are refined
# (`page.needs.select_related(…)`), since modelcluster doesn't filter them again.
RELATED = (
    "themes__children",
    "needs__profession",
    "needs__skill",
    "needs__commune__departement",
    "needs__fillings",
    Prefetch("establishment", Establishment.objects.select_related("commune__departement", "region")),
)


class Reach(StrEnum):
    """How help may come: by somebody who comes, from afar, or either way."""

    ON_SITE = "on_site"
    REMOTE = "remote"
    EITHER = "either"


@dataclass(frozen=True)
class Spot:
    """Where help is needed, as precisely as known: without a position there is the region, or nothing."""

    commune: str = ""
    departement: str = ""
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def is_placed(self) -> bool:
        """Whether its position is known."""
        return None not in (self.latitude, self.longitude)

    @property
    def values(self) -> dict[str, Any]:
        """What a question asks of it; `east` is how many kilometres a degree of longitude has here."""
        east = KM_PER_DEGREE * shrinking(self.latitude or 0)
        return {
            "region": self.region,
            "departement": self.departement,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "east": east,
        }


@dataclass(frozen=True)
class Window:
    """The days and hours somebody must be free: all of the days, or as soon as possible within them."""

    first: date
    last: date
    start: time | None = None
    end: time | None = None
    is_dated: bool = False


@dataclass(frozen=True)
class WantedTheme:
    """A theme asked for: the themes that answer it (a family's are all of its own), and the family it belongs to."""

    name: str
    answers: frozenset[int]
    family: int | None = None


@dataclass(frozen=True)
class Subject:
    """What somebody must be able to do: one of several themes, a profession, or a skill."""

    themes: tuple[WantedTheme, ...] = ()
    profession: int | None = None
    skill: int | None = None
    label: str = ""
    verified_only: bool = False


@dataclass(frozen=True)
class Line:
    """One way to be of help."""

    subject: Subject
    spot: Spot
    reach: Reach
    window: Window
    need_id: int | None = None


@dataclass(frozen=True)
class Wanted:
    """All that a request asks for."""

    kind: str
    sector: str
    lines: tuple[Line, ...]


def read(page: HelpRequestPage, now: datetime) -> Wanted:
    """Return what a request asks for: its lines with places left, its themes.

    When every line is filled, all of them count: people for the waiting list.
    """
    prefetch_related_objects([page], *RELATED)
    return Wanted(kind=page.kind, sector=_sector(page), lines=tuple(_lines(page, timezone.localdate(now))))


def _sector(page: HelpRequestPage) -> str:
    return page.establishment.sector if page.establishment else Sector.NOT_GIVEN


def _lines(page: HelpRequestPage, today: date) -> Iterator[Line]:
    needs = list(page.needs.all())
    spot = _spot_of(page)
    yield from (
        Line(
            subject=_subject(need),
            spot=spot_of(need.commune, None) if need.commune else spot,
            reach=_reach(page),
            window=_window(need, today),
            need_id=need.pk,
        )
        for need in [need for need in needs if need.places_left] or needs
    )
    themes = tuple(_theme(theme) for theme in sorted(page.themes.all(), key=lambda theme: theme.slug))
    # A position is for those who hold its profession; advice may come from whoever knows the theme.
    if themes and (not needs or page.kind == HelpKind.ADVICE):
        yield Line(subject=Subject(themes=themes), spot=spot, reach=_reach(page), window=_soon(page, today))


def _theme(theme: Theme) -> WantedTheme:
    answers = {theme.pk, *(child.pk for child in theme.children.all())}
    return WantedTheme(theme.name, frozenset(answers), theme.parent_id)


def _subject(need: Need) -> Subject:
    return Subject(
        profession=need.profession_id, skill=need.skill_id, label=need.label, verified_only=need.verified_only
    )


def _reach(page: HelpRequestPage) -> Reach:
    """Return how help may come. A position is held where it is, unless its request says "at a distance"."""
    if page.place == Place.EITHER:
        return Reach.ON_SITE if page.kind == HelpKind.POSITIONS else Reach.EITHER
    return Reach(page.place)


def _spot_of(page: HelpRequestPage) -> Spot:
    asks = page.establishment
    return spot_of(asks.commune, asks.region) if asks else Spot()


def spot_of(commune: Commune | None, region: Region | None) -> Spot:
    """Return a place from what is known of it."""
    if commune is None:
        return Spot(region=region.code if region else "")
    departement = commune.departement
    return Spot(commune.code, departement.code, departement.region_id, commune.latitude, commune.longitude)


def _window(need: Need, today: date) -> Window:
    """Return the days of a line from today on; of an open one, a week at least."""
    first = max(need.starts_on or today, today)
    last = need.ends_on or (first + timedelta(days=6))
    last = min(max(first, last), first + timedelta(days=MOST_DAYS - 1))
    return Window(first, last, need.starts_at, need.ends_at, is_dated=bool(need.starts_on or need.ends_on))


def _soon(page: HelpRequestPage, today: date) -> Window:
    last = page.needed_by or today + timedelta(days=DAYS_LOOKED_AT[page.urgency])
    return Window(today, min(max(today, last), today + timedelta(days=MOST_DAYS - 1)))
