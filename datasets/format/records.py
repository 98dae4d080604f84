"""Plain records: what a checked data set says, and what the generator makes."""

from dataclasses import dataclass
from datetime import date, datetime

from help_requests.choices import State


@dataclass(frozen=True, slots=True)
class AvailabilityRecord:
    """Whether, when and how somebody can be asked; `week` holds parts of their usual week ("0-morning": Monday's)."""

    status: str
    times: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    week: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AroundRecord:
    """A circle: `km` around a commune (INSEE code)."""

    commune: str
    km: int


@dataclass(frozen=True, slots=True)
class AreaRecord:
    """Where somebody can help: codes of regions and départements, a circle, or at a distance."""

    regions: tuple[str, ...] = ()
    departements: tuple[str, ...] = ()
    around: AroundRecord | None = None
    remote: bool = False


@dataclass(frozen=True, slots=True)
class VolunteerRecord:
    """A person who offers help, with their page."""

    id: str
    first_name: str
    last_name: str
    email: str
    gender: str
    kinds: tuple[str, ...]
    function: str | None
    sector: str
    legal_status: str
    themes: tuple[str, ...]
    presentation: str
    availability: AvailabilityRecord
    registered_at: datetime
    published_at: datetime | None
    region: str | None = None
    commune: str | None = None
    professions: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    phone: str = ""
    area: AreaRecord | None = None


@dataclass(frozen=True, slots=True)
class EstablishmentRecord:
    """An establishment; `category` is the register's code."""

    id: str
    finess: str
    name: str
    category: str
    sector: str
    legal_status: str
    region: str | None = None
    commune: str | None = None


@dataclass(frozen=True, slots=True)
class SupportRecord:
    """Help that a volunteer (by record id) gave."""

    volunteer: str
    channel: str
    at: datetime
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class ToolRecord:
    """A document sent."""

    title: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class NeedRecord:
    """Positions of a profession or of a skill (slugs)."""

    number: int
    profession: str | None = None
    skill: str | None = None
    filled: int = 0
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class AuthorRecord:
    """Who writes: a volunteer, an establishment or both (record ids)."""

    volunteer: str | None = None
    establishment: str | None = None


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """What somebody asks for, and what came of it."""

    id: str
    author: AuthorRecord
    title: str
    description: str
    themes: tuple[str, ...]
    kind: str
    urgency: str
    status: State
    submitted_at: datetime | None = None
    published_at: datetime | None = None
    closed_at: datetime | None = None
    support: tuple[SupportRecord, ...] = ()
    tools: tuple[ToolRecord, ...] = ()
    needs: tuple[NeedRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class PostRecord:
    """What somebody says in a request's thread; `solution_of` is the post that it accepts."""

    id: str
    request: str
    author: AuthorRecord
    at: datetime
    body: str
    solution_of: str | None = None


Record = VolunteerRecord | EstablishmentRecord | RequestRecord | PostRecord
