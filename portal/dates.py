"""Days and hours as people write them: « 1er avril 2020 », « 14 h 30 », « 8 h »; in English as Django has them."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import get_language

# No-break spaces around the h: an hour never falls apart at the end of a line.
FRENCH_HOUR, FRENCH_WHOLE_HOUR = "G\u00a0\\h\u00a0i", "G\u00a0\\h"


def day_in_words(day: date) -> str:
    """Return a day; in French the first of a month is its « 1er »."""
    written = date_format(day)
    return written.replace("1 ", "1er ", 1) if day.day == 1 and get_language() == "fr" else written


def hour_in_words(moment: datetime) -> str:
    """Return the hour of a moment as clocks in Paris show it."""
    return time_in_words(timezone.localtime(moment).time())


def time_in_words(hour: time) -> str:
    """Return an hour of the day; in French a whole one without its minutes."""
    french = FRENCH_HOUR if hour.minute else FRENCH_WHOLE_HOUR
    return time_format(hour, french if get_language() == "fr" else None)
