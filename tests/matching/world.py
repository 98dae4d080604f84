"""A small country in the spring of 2020, and what scenarios say of the people in it.

`Person` and `Asks` are plain data: scenarios were written with them before any weight was chosen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# A Wednesday.
TODAY = date(2020, 4, 1)
NOW = datetime(2020, 4, 1, 10, tzinfo=ZoneInfo("Europe/Paris"))


def day(number: int) -> date:
    """Return the day `number` days from today."""
    return TODAY + timedelta(days=number)


def ago(days: float) -> datetime:
    """Return the moment so many days before now."""
    return NOW - timedelta(days=days)


# Code: name, département, latitude, longitude. Villeurbanne is 5 km from Lyon, Grenoble 95, Valence 90, Paris 390.
COMMUNES = {
    "69123": ("Lyon", "69", 45.758, 4.835),
    "69266": ("Villeurbanne", "69", 45.772, 4.890),
    "38185": ("Grenoble", "38", 45.188, 5.724),
    "26362": ("Valence", "26", 44.933, 4.892),
    "21231": ("Dijon", "21", 47.322, 5.041),
    "75056": ("Paris", "75", 48.859, 2.347),
}
LYON, VILLEURBANNE, GRENOBLE, VALENCE, DIJON, PARIS = COMMUNES
DEPARTEMENTS = {"69": "84", "38": "84", "26": "84", "21": "27", "75": "11"}
REGIONS = {"84": "Auvergne-Rhône-Alpes", "27": "Bourgogne-Franche-Comté", "11": "Île-de-France"}


@dataclass(frozen=True)
class Area:
    """Where somebody helps."""

    regions: Sequence[str] = ()
    departements: Sequence[str] = ()
    around: tuple[str, int] | None = None
    remote: bool = False


# Everywhere in the region of Lyon, and at a distance.
AURA = Area(regions=("84",), remote=True)
ON_SITE = Area(regions=("84",))
REMOTE = Area(remote=True)


@dataclass(frozen=True)
class Person:
    """A volunteer, as somebody in Lyon who may be asked about anything, unless said otherwise."""

    themes: Mapping[str, str] = field(default_factory=dict)
    professions: Sequence[str] = ()
    registered: bool = False
    skills: Mapping[str, str] = field(default_factory=dict)
    commune: str | None = LYON
    region: str | None = "84"
    hides: Sequence[str] = ()
    area: Area = AURA
    sector: str = "not_given"
    status: str = "available"
    until: date | None = None
    times: Sequence[str] = ()
    week: Sequence[tuple[int, str]] = ()
    # First and last day, whether free.
    days: Sequence[tuple[date, date, bool]] = ()
    confirmed: float = 1
    cap: int = 2
    # How many days ago this person was asked, each time.
    asked: Sequence[float] = ()
    # What keeps somebody from being proposed (`tests/matching/stage.py`).
    marks: Sequence[str] = ()


@dataclass(frozen=True)
class Line:
    """A need: a profession or a skill, and when."""

    profession: str = ""
    skill: str = ""
    number: int = 1
    filled: int = 0
    first: date | None = None
    last: date | None = None
    start: time | None = None
    end: time | None = None
    commune: str | None = None
    registered: bool = False


@dataclass(frozen=True)
class Asks:
    """A request, of an establishment in Lyon unless said otherwise."""

    kind: str = "advice"
    themes: Sequence[str] = ()
    lines: Sequence[Line] = ()
    place: str = "either"
    commune: str | None = LYON
    region: str | None = "84"
    sector: str = "not_given"
    urgency: str = "normal"
    needed_by: date | None = None


@dataclass(frozen=True)
class Scenario:
    """What is asked, who is there, and in which order they are to be proposed: whoever isn't named never is."""

    title: str
    asks: Asks
    people: Mapping[str, Person]
    order: Sequence[str]
