"""Panels of the CMS dashboard: a short list of what waits, each line a link to where it is decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.admin.ui.components import Component

# A panel says what is oldest; the register or the listing behind it has the rest.
LONGEST = 12


@dataclass(frozen=True)
class Line:
    """Something that waits: its title, where it is decided, what it is in a few words, and since when."""

    title: str
    url: str
    detail: str = ""
    since: datetime | None = None


class WaitingPanel(Component):
    """A list of lines under a title; nothing at all when nothing waits and `empty` says nothing."""

    title: Any = ""
    empty: Any = ""
    order: int = 200
    template_name = "portal/admin/_panel.html"

    def lines(self, user: Any) -> Iterable[Line]:
        """Return what waits for this person, the oldest first; a constant number of queries."""
        raise NotImplementedError

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        lines = list(self.lines(parent_context["request"].user))
        name = type(self).__name__.lower()
        return {"name": name, "title": self.title, "empty": self.empty, "lines": lines}
