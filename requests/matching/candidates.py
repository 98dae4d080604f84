"""Who could help with a request: the one question, asked by pages, waves, the cockpit and the command."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from help_requests.models import HelpRequestPage


class ReasonKind(StrEnum):
    """What a reason is about; the values are those of `match --format json`."""

    THEME = "theme"
    PROFESSION = "profession"
    SKILL = "skill"
    DISTANCE = "distance"
    AVAILABILITY = "availability"
    SECTOR = "sector"
    FRESHNESS = "freshness"
    LOAD = "load"


@dataclass(frozen=True)
class Reason:
    """Why somebody fits, in words; `value` is how well, from 0 to 1."""

    kind: ReasonKind
    text: str
    value: float


@dataclass(frozen=True)
class Candidate:
    """A volunteer who could help; `name` is the title of their public page, `need_id` the line they fit best."""

    volunteer_id: int
    slug: str
    name: str
    score: float
    reasons: tuple[Reason, ...] = ()
    need_id: int | None = None


def candidates_for(help_request: HelpRequestPage, *, limit: int = 10, now: datetime | None = None) -> list[Candidate]:
    """Return who could help, best first; nobody who may not be asked (`eligibility.py`)."""
    return []
