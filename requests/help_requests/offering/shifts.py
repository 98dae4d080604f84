"""Days and the hours of each, to be compared: two half days go together, a night reaches the next morning."""

from dataclasses import dataclass
from datetime import date, time, timedelta

DAY = 24 * 60
NIGHT_BEFORE, SAME_DAY, NIGHT_AFTER = -1, 0, 1


@dataclass(frozen=True)
class Shift:
    """The same hours on each day from `first` to `last`, both included; the whole of them when no hours are named."""

    first: date
    last: date
    start: time | None = None
    end: time | None = None

    @property
    def minutes(self) -> tuple[int, int]:
        """Return when it begins and ends, in minutes of its day; a shift that ends the next morning goes beyond it."""
        if self.start is None or self.end is None:
            return 0, DAY
        start, end = (60 * at.hour + at.minute for at in (self.start, self.end))
        return start, end if end > start else end + DAY

    def touches(self, other: "Shift") -> bool:
        """Whether somebody would have to be at both at one moment."""
        return any(self._meets(other, later) for later in (NIGHT_BEFORE, SAME_DAY, NIGHT_AFTER))

    def _meets(self, other: "Shift", later: int) -> bool:
        """Whether hours of a day overlap those the other has so many days later, and both have such days."""
        start, end = self.minutes
        others_start, others_end = (minute + later * DAY for minute in other.minutes)
        days = timedelta(days=later)
        share_days = self.first + days <= other.last and other.first <= self.last + days
        return share_days and start < others_end and others_start < end
