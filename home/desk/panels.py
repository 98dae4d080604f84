"""The dashboard's own panels: how long each queue is, and the week in numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from portal.panels import LONGEST, Line, WaitingPanel

from ..showing.week import week_line
from .freshness import stale_pages


@dataclass(frozen=True)
class Queue:
    """A panel in one line: what waits there, how many (`many`: more than are shown), and the oldest."""

    title: Any
    anchor: str
    number: int
    many: bool
    oldest: datetime | None


class QueuesPanel(Component):
    """Every queue of this person in one table, the oldest first: what the panels below show, and no query more."""

    order = 50
    name = "queues"
    template_name = "home/desk/_queues.html"

    def __init__(self, panels: Sequence[Any]) -> None:
        self.panels = panels

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        found = [queue for panel in self.panels if isinstance(panel, WaitingPanel) if (queue := _queue(panel, user))]
        return {"queues": sorted(found, key=_age), "longest": LONGEST}


def _queue(panel: WaitingPanel, user: Any) -> Queue | None:
    lines = panel.waiting(user)
    if not lines:
        return None
    oldest = min((line.since for line in lines if line.since), default=None)
    return Queue(panel.title, panel.anchor, len(lines), len(lines) >= LONGEST, oldest)


def _age(queue: Queue) -> tuple[bool, float]:
    return (queue.oldest is None, queue.oldest.timestamp() if queue.oldest else 0.0)


class WeekPanel(Component):
    """The portal just now, and its last seven days."""

    order = 60
    name = "week"
    template_name = "home/desk/_week.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {"week": week_line()}


class StalePanel(WaitingPanel):
    """Pages to read again, the oldest first."""

    title = _("Pages to read again")
    order = 230

    def lines(self, user: Any) -> Iterable[Line]:
        return [
            Line(
                title=page.title,
                url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
                since=page.right_since if page.last_published_at or page.checked_at else None,
            )
            for page in stale_pages(user)[:LONGEST]
        ]
