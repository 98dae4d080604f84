"""The portal just now, in a few numbers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from directory.models import VolunteerFact
from help_requests.choices import State
from help_requests.models import StatePeriod

from .counting import counted

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class WeekLine:
    """The portal just now, and what its last seven days brought."""

    volunteers: int
    regions: int
    new_volunteers: int
    waiting: int
    solved: int


def week_line() -> WeekLine:
    """Count volunteers by their dated facts and requests by their dated states, as reports do."""
    since = timezone.now() - WEEK
    people = counted("week", lambda: _people(since), number=lambda told: told["all"])
    requests = counted("requests", lambda: _requests(since), number=lambda told: told["waiting"])
    return WeekLine(people["all"], people["regions"], people["new"], requests["waiting"], requests["solved"])


def _requests(since: datetime) -> dict[str, int]:
    return (
        StatePeriod.objects.current()
        .filter(help_request__live=True)
        .aggregate(
            waiting=Count("pk", filter=Q(state=State.OPEN)),
            solved=Count("pk", filter=Q(state=State.SOLVED, started_at__gte=since)),
        )
    )


def _people(since: datetime) -> dict[str, int]:
    return VolunteerFact.objects.current().aggregate(
        all=Count("pk"), regions=Count("region", distinct=True), new=Count("pk", filter=Q(registered_at__gte=since))
    )
