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
    """Something that waits: its title, where it is decided, what it is in a few words, and since when.

    `plain_url` is where it is decided without JavaScript, when `url` needs it.
    """

    title: str
    url: str
    detail: str = ""
    since: datetime | None = None
    plain_url: str = ""


class WaitingPanel(Component):
    """A list of lines under a title; nothing at all when nothing waits and `empty` says nothing."""

    title: Any = ""
    empty: Any = ""
    order: int = 200
    template_name = "portal/admin/_panel.html"
    # One panel is made for one answer, so what it found is its reader's alone.
    _waiting: list[Line] | None = None

    def lines(self, user: Any) -> Iterable[Line]:
        """Return what waits for this person, the oldest first; a constant number of queries."""
        raise NotImplementedError

    def waiting(self, user: Any) -> list[Line]:
        """Return the lines, looked up once however many parts of the dashboard ask."""
        if self._waiting is None:
            self._waiting = list(self.lines(user))
        return self._waiting

    @property
    def anchor(self) -> str:
        """The id of the panel's title, where links lead."""
        return f"panel-{type(self).__name__.lower()}"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        lines = self.waiting(parent_context["request"].user)
        return {"name": self.anchor, "title": self.title, "empty": self.empty, "lines": lines}
