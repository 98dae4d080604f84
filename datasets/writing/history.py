"""The states through which a request must have gone to end where its record says it is."""

from dataclasses import dataclass
from datetime import datetime

from help_requests.choices import State

from ..format.records import RequestRecord


@dataclass(frozen=True, slots=True)
class Period:
    """A state from one moment to another, or until now."""

    state: State
    start: datetime
    end: datetime | None = None


def history(record: RequestRecord) -> list[Period]:
    """Return the periods of a request, in order; the last one has no end. Periods of no length are left out.

    In review from submission to publication, open until the first support, in progress from then on, closed at
    `closed_at`. A request whose status is `open` is open whatever support it got: that wasn't enough.
    """
    steps = [step for step in _steps(record) if step[1] is not None]
    periods = []
    for number, (state, start) in enumerate(steps):
        end = steps[number + 1][1] if number + 1 < len(steps) else None
        if start is not None and start != end:
            periods.append(Period(state, start, end))
    return periods


def _steps(record: RequestRecord) -> list[tuple[State, datetime | None]]:
    if record.status == State.DRAFT:
        return [(State.DRAFT, record.submitted_at)]
    steps: list[tuple[State, datetime | None]] = [
        (State.IN_REVIEW, record.submitted_at),
        (State.OPEN, record.published_at),
        (State.IN_PROGRESS, helped_at(record)),
    ]
    if record.status in State.closed():
        steps.append((record.status, record.closed_at))
    return steps


def helped_at(record: RequestRecord) -> datetime | None:
    """Return since when somebody helps, or None when nobody did while the request was open."""
    if record.published_at is None or record.status == State.OPEN:
        return None
    first = min((support.at for support in record.support), default=None)
    if first is None:
        # Nobody's support is told of, and yet the request is in progress.
        return record.published_at if record.status == State.IN_PROGRESS else None
    if record.closed_at and first >= record.closed_at:
        return None
    return max(first, record.published_at)
