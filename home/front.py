"""What the home page shows of the portal's life: bounded lists, all prefetched, in a constant number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, Value, When
from django.utils import timezone

from community.models import Thread
from directory.models import ProfileTheme, Theme, VolunteerFact
from help_requests.choices import State, Urgency
from help_requests.models import HelpRequestPage, StatePeriod
from reports.models import KeyFiguresPage, WeeklyReportPage

WAITING, SOLVED, THEMES, CHIPS = 3, 3, 8, 5
WEEK = timedelta(days=7)

MOST_URGENT_FIRST = Case(
    When(urgency=Urgency.CRITICAL, then=Value(0)),
    When(urgency=Urgency.HIGH, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


@dataclass(frozen=True)
class ThemeCount:
    """A theme and how many published profiles offer help on it."""

    theme: Theme
    people: int


@dataclass(frozen=True)
class WeekLine:
    """The portal just now, and what its last seven days brought."""

    volunteers: int
    regions: int
    new_volunteers: int
    waiting: int
    solved: int


def front_context() -> dict[str, Any]:
    """Return the figures, requests, themes and solved threads of the home page."""
    themes = most_offered()
    return {
        "week": week_line(),
        "report": WeeklyReportPage.objects.live().select_related("locale").order_by("-week").first(),
        "figures": KeyFiguresPage.objects.live().select_related("locale").first(),
        "waiting": waiting_requests(),
        "themes": themes,
        "chips": themes[:CHIPS],
        "solved": solved_threads(),
    }


def week_line() -> WeekLine:
    """Count volunteers by their dated facts and requests by their dated states, as reports do."""
    since = timezone.now() - WEEK
    people = VolunteerFact.objects.current().aggregate(
        all=Count("pk"), regions=Count("region", distinct=True), new=Count("pk", filter=Q(registered_at__gte=since))
    )
    of_requests = StatePeriod.objects.current().filter(help_request__live=True)
    requests = of_requests.aggregate(
        waiting=Count("pk", filter=Q(state=State.OPEN)),
        solved=Count("pk", filter=Q(state=State.SOLVED, started_at__gte=since)),
    )
    return WeekLine(people["all"], people["regions"], people["new"], requests["waiting"], requests["solved"])


def waiting_requests() -> Sequence[HelpRequestPage]:
    """Return the requests nobody answers yet, the most urgent first, then the latest."""
    requests = HelpRequestPage.objects.live().in_states(State.OPEN).with_card()
    urgent_first = (
        requests.select_related("locale")
        .prefetch_related("needs__fillings")
        .order_by(MOST_URGENT_FIRST, "-first_published_at", "-pk")
    )
    return list(urgent_first[:WAITING])


def most_offered() -> list[ThemeCount]:
    """Return the themes that most published profiles offer, with the number of people."""
    offered = ProfileTheme.objects.filter(page__live=True).values("theme")
    counts = offered.annotate(people=Count("page")).order_by("-people", "theme__name_fr")[:THEMES]
    by_theme = {row["theme"]: row["people"] for row in counts}
    themes = Theme.objects.in_bulk(list(by_theme))
    return [ThemeCount(themes[pk], people) for pk, people in by_theme.items()]


def solved_threads() -> Sequence[Thread]:
    """Return the threads whose request was solved last, with the answer that its author kept."""
    threads = Thread.objects.filter(
        help_request__live=True,
        help_request__periods__state=State.SOLVED,
        help_request__periods__ended_at=None,
        solution__hidden_at=None,
        solution__isnull=False,
    )
    latest = threads.select_related(
        "solution",
        "help_request__locale",
        "help_request__establishment__region",
        "help_request__establishment__category",
        "help_request__establishment__commune",
    )
    return list(latest.prefetch_related("help_request__tools_sent__tool").order_by("-solution_at", "-pk")[:SOLVED])
