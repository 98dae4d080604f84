"""What came out of a week's requests and is worth reading: requests with a tool, and solved threads."""

from dataclasses import dataclass

from django.db.models import QuerySet

from community.models import Thread
from help_requests.models import HelpRequestPage, ToolSent

from .figures.received import received
from .period import Period

MOST = 6


@dataclass(frozen=True)
class Reading:
    """A link to a request: what it gave, and under which name."""

    is_tool: bool
    title: str
    about: str
    url: str


def worth_reading(period: Period) -> list[Reading]:
    """Return tools sent and threads solved by the moment, for received requests that anybody may read now."""
    public = HelpRequestPage.objects.live().public().filter(pk__in=received(period).values("pk"))
    return [*_tools(public, period), *_threads(public, period)]


def _tools(public: QuerySet[HelpRequestPage], period: Period) -> list[Reading]:
    sent = ToolSent.objects.filter(help_request__in=public, sent_at__lte=period.as_of)
    return [
        Reading(True, row.tool.title, row.help_request.title, row.help_request.url)
        for row in sent.select_related("tool", "help_request")[:MOST]
    ]


def _threads(public: QuerySet[HelpRequestPage], period: Period) -> list[Reading]:
    solved = Thread.objects.filter(help_request__in=public, solution_at__lte=period.as_of)
    return [
        Reading(False, row.help_request.title, "", f"{row.help_request.url}#fil")
        for row in solved.select_related("help_request").order_by("solution_at", "pk")[:MOST]
    ]
