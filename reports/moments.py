"""The moment a figure speaks of ("as of"): how people write it, and what it is when they don't."""

from datetime import date, datetime, time

from django.utils import timezone

from .weeks import Week


def parse_moment(text: str) -> datetime:
    """Read an ISO moment; without an offset it is Paris time, a bare day means its last instant.

    Raises `ValueError` when the text is neither, `OverflowError` at the ends of the calendar.
    """
    try:
        moment = datetime.combine(date.fromisoformat(text), time.max)
    except ValueError:
        moment = datetime.fromisoformat(text)
    return timezone.localtime(moment if timezone.is_aware(moment) else timezone.make_aware(moment))


def default_moment(week: Week) -> datetime:
    """Return the earlier of the week's end and now."""
    return min(week.last_instant, timezone.now())


def whole_second(moment: datetime) -> datetime:
    """Return the last instant of that second.

    Moments are printed to the second: counting to its end means that asking again for what
    was printed gives the same figures.
    """
    return moment.replace(microsecond=999_999)


def iso(moment: datetime) -> str:
    """Write a moment as JSON carries it: Paris time with its offset, to the second."""
    return timezone.localtime(moment).isoformat(timespec="seconds")
