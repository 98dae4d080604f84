"""Who could help with a request: the one question, asked by pages, waves, the cockpit and the command."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from directory.models import Volunteer
from help_requests.models import HelpRequestPage

from .eligibility import asking_about
from .reasons import Reason, ReasonKind
from .shortlist import Found, best
from .wanted import read
from .weights import WHOLE

__all__ = ["Candidate", "Reason", "ReasonKind", "candidates_for"]


@dataclass(frozen=True)
class Candidate:
    """A volunteer who could help; `name` is the title of their public page, `need_id` the line they fit best."""

    volunteer_id: int
    slug: str
    name: str
    score: float
    reasons: tuple[Reason, ...] = ()
    need_id: int | None = None


def candidates_for(
    help_request: HelpRequestPage,
    *,
    limit: int = 10,
    now: datetime | None = None,
    among: QuerySet[Volunteer] | None = None,
) -> list[Candidate]:
    """Return who could help, best first, `among` these when given; nobody who may not be asked (`eligibility.py`)."""
    moment = now or timezone.now()
    asking = asking_about(help_request, moment)
    found = best(asking, read(help_request, moment), limit=limit, among=among)
    return [_candidate(one) for one in found]


def _candidate(found: Found) -> Candidate:
    return Candidate(
        volunteer_id=found.pk,
        slug=found.sheet.slug,
        name=found.sheet.title,
        score=found.fit.score / WHOLE,
        reasons=found.fit.reasons,
        need_id=found.fit.line.need_id,
    )
