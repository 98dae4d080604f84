"""Requests that wait for somebody, and threads that were solved lately."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from community.models import Thread
from help_requests.choices import State, Urgency
from help_requests.models import HelpRequestPage

from .people import in_order

MOST_URGENT_FIRST = (Urgency.CRITICAL, Urgency.HIGH, Urgency.NORMAL)


def waiting_requests(number: int) -> Sequence[HelpRequestPage]:
    """Return the requests nobody answers yet, the most urgent first, then the latest."""
    first: list[int] = []
    for urgency in MOST_URGENT_FIRST:
        if len(first) < number:
            first += _latest(urgency)[: number - len(first)]
    return in_order(_drawn(HelpRequestPage.objects.live().filter(pk__in=first)), first)


def _latest(urgency: Urgency) -> QuerySet[HelpRequestPage, int]:
    """Return the keys of those that wait with this urgency, the latest first.

    One urgency at a time, and none that was never published: so the database walks down an index from the latest to
    the few that are shown, of however many there are.
    """
    waiting = HelpRequestPage.objects.live().in_states(State.OPEN).filter(urgency=urgency)
    dated = waiting.filter(first_published_at__isnull=False).order_by("-first_published_at", "-pk")
    return dated.values_list("pk", flat=True)


def chosen_requests(chosen: Sequence[int]) -> Sequence[HelpRequestPage]:
    """Return the requests that editors chose and that are online, in their order."""
    return in_order(_drawn(HelpRequestPage.objects.live().filter(pk__in=chosen)), chosen)


def _drawn(requests: Any) -> Any:
    return requests.with_card().select_related("locale").prefetch_related("needs__fillings")


def solved_threads(number: int) -> Sequence[Thread]:
    """Return the threads whose request was solved last, with the answer that its author kept."""
    threads = Thread.objects.filter(
        help_request__live=True,
        help_request__periods__state=State.SOLVED,
        help_request__periods__ended_at=None,
        solution__hidden_at=None,
        solution__isnull=False,
        # Said for the index that these stand in.
        solution_at__isnull=False,
    )
    latest = threads.select_related(
        "solution",
        "help_request__locale",
        "help_request__establishment__region",
        "help_request__establishment__category",
        "help_request__establishment__commune",
    )
    return list(latest.prefetch_related("help_request__tools_sent__tool").order_by("-solution_at", "-pk")[:number])
