"""Which requests suit a volunteer: the same score, asked from the other side."""

from dataclasses import dataclass
from datetime import datetime

from directory.models import Volunteer

from .candidates import Reason


@dataclass(frozen=True)
class SuitedRequest:
    """A request that somebody could help with."""

    request_id: int
    slug: str
    title: str
    score: float
    reasons: tuple[Reason, ...] = ()


def requests_for(volunteer: Volunteer, *, limit: int = 10, now: datetime | None = None) -> list[SuitedRequest]:
    """Return the requests that take answers and for which this person is proposed, the best suited first."""
    return []
