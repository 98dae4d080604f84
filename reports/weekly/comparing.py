"""What moved between two computations of the same figures: somebody registered late, a date was corrected."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..formats.table import lines
from ..sentences.french import number

# What a figure is called in a comparison, by its path in the JSON; the others are parts of these.
LABELS = {
    "volunteers.total": gettext_lazy("Volunteers"),
    "volunteers.new": gettext_lazy("Registered during the week"),
    "volunteers.regions.count": gettext_lazy("Volunteers by region"),
    "volunteers.functions.count": gettext_lazy("Volunteers by function"),
    "volunteers.themes.count": gettext_lazy("Volunteers by theme"),
    "requests.received": gettext_lazy("Requests received"),
    "requests.handled": gettext_lazy("Requests handled"),
    "requests.open": gettext_lazy("Open requests"),
    "requests.volunteers_involved": gettext_lazy("People who helped"),
    "requests.with_tool": gettext_lazy("Requests with a tool"),
    "requests.with_thread_post": gettext_lazy("Requests with a post in their thread"),
    "requests.median_hours_to_first_answer": gettext_lazy("Median hours to the first answer"),
    "requests.satisfaction": gettext_lazy("Satisfaction"),
    "requests.themes.count": gettext_lazy("Requests by theme"),
    "requests.channels.count": gettext_lazy("Requests by form of help"),
    "positions.asked": gettext_lazy("Positions asked for"),
    "positions.filled": gettext_lazy("Positions filled"),
    "previous.volunteers_total": gettext_lazy("Volunteers the week before"),
    "previous.requests_received": gettext_lazy("Requests received the week before"),
}


@dataclass(frozen=True)
class Difference:
    """A figure that moved: where it stands in the JSON, of which item of a list, before and after."""

    path: str
    name: str
    before: float | None
    after: float | None

    @property
    def label(self) -> str:
        """What moved, in the reader's language."""
        return f"{LABELS[self.path]} – {self.name}" if self.name else str(LABELS[self.path])

    @property
    def said(self) -> str:
        """Before and after, in words."""
        said = {"before": self.before_written, "after": self.after_written}
        return _("%(before)s before, %(after)s now") % said

    @property
    def before_written(self) -> str:
        """The figure as it was."""
        return written(self.before)

    @property
    def after_written(self) -> str:
        """The figure as it is."""
        return written(self.after)


def written(value: float | None) -> str:
    """Write a figure; there may be none."""
    return "–" if value is None else number(value)


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    """Return the figures with a name of their own that moved, in the order of the JSON."""
    earlier, later = dict(_named(before)), dict(_named(after))
    places = [*later, *(place for place in earlier if place not in later)]
    found = [(place, earlier.get(place, (place[1], None)), later.get(place, (place[1], None))) for place in places]
    return [Difference(path, now[0] or was[0], was[1], now[1]) for (path, _key), was, now in found if was[1] != now[1]]


def kept(found: Iterable[Difference]) -> list[dict[str, Any]]:
    """Return differences as a report keeps them."""
    return [asdict(one) for one in found]


def known(rows: Iterable[dict[str, Any]]) -> list[Difference]:
    """Read what `kept` wrote."""
    return [Difference(**row) for row in rows]


def _named(figures: dict[str, Any]) -> Iterator[tuple[tuple[str, str], tuple[str, float | None]]]:
    for path, key, name, value in lines(figures):
        if path in LABELS:
            yield (path, key or name), (name, None if value == "" else value)
