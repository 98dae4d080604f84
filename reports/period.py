"""What a figure covers: a week, seen from a moment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from .moments import whole_second
from .weeks import Week


@dataclass(frozen=True)
class Period:
    """A week as of a moment, which may lie within it, at its end or long after."""

    week: Week
    as_of: datetime

    @classmethod
    def of(cls, week: Week, as_of: datetime) -> Self:
        """Cover `week` as of the end of the second of `as_of`."""
        return cls(week, whole_second(as_of))

    @property
    def previous(self) -> Self:
        """The week before, as of its own end, so that it is the same whenever this one is computed."""
        return type(self)(self.week.previous, self.week.previous.last_instant)

    @property
    def until(self) -> datetime:
        """The last instant of the week that had passed."""
        return min(self.as_of, self.week.last_instant)

    def within(self, field: str) -> dict[str, Any]:
        """Return the filter "in the week and by the moment" on a date field."""
        return {f"{field}__gte": self.week.start, f"{field}__lte": self.until}
