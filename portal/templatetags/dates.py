"""Days and hours in templates."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from portal import dates

register = template.Library()


@register.filter
def day(value: date | datetime) -> str:
    """Return a day in words; of a moment, the day it falls on in Paris."""
    return dates.day_in_words(timezone.localdate(value) if isinstance(value, datetime) else value)


@register.filter
def hour(value: datetime) -> str:
    """Return the hour of a moment in words."""
    return dates.hour_in_words(value)


@register.filter
def machine(value: datetime) -> str:
    """Return a moment as HTML wants it: whole seconds, since no more than three digits of one may follow."""
    return timezone.localtime(value).isoformat(timespec="seconds")
