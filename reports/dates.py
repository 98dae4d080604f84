"""Dates as French people write them, whatever the language of the reader."""

from datetime import date

from .weeks import Week

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def long_date(day: date, *, with_day: bool = False) -> str:
    """Write « 3 avril 2020 », « 1er avril 2020 », with its day « vendredi 3 avril 2020 »."""
    written = f"{_day(day)} {MONTHS[day.month - 1]} {day.year}"
    return f"{DAYS[day.weekday()]} {written}" if with_day else written


def span(week: Week) -> str:
    """Write the days of a week: « du 30 mars au 5 avril 2020 », the year twice only when it changes."""
    first, last = week.monday, week.sunday
    if first.year != last.year:
        return f"du {long_date(first)} au {long_date(last)}"
    if first.month != last.month:
        return f"du {_day(first)} {MONTHS[first.month - 1]} au {long_date(last)}"
    return f"du {_day(first)} au {long_date(last)}"


def _day(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)
