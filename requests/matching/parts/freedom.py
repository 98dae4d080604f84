"""Whether somebody is free when help is needed, and on how many of the days."""

from datetime import date

from django.db.models import Case, Expression, IntegerField, Value, When
from django.utils.translation import gettext as _

from directory.availability.agenda import HasAgenda, agenda_of
from directory.choices import AvailabilityStatus
from portal.dates import day_in_words

from ..reasons import ReasonKind, Verdict, verdict
from ..wanted import Window
from ..weights import LATEST, LIMITED, WHOLE
from .paths import TIME


def judge(window: Window, who: HasAgenda) -> Verdict | None:
    """Return how well the days fit; None for somebody who is away on all of them. A day more is never worth less."""
    free = agenda_of(who).free_days(window.first, window.last, start=window.start, end=window.end)
    if not free:
        return None
    days = (window.last - window.first).days + 1
    told = getattr(who, "availability", None)
    is_limited = bool(told and told.status == AvailabilityStatus.LIMITED)
    if window.is_dated:
        value, text = WHOLE * len(free) // days, _days_in_words(len(free), days)
    else:
        wait = (free[0] - window.first).days
        value, text = WHOLE - LATEST * wait // days, _from(free[0], wait=wait, is_limited=is_limited)
    return verdict(ReasonKind.AVAILABILITY, text, value * LIMITED // WHOLE if is_limited else value)


def _days_in_words(free: int, days: int) -> str:
    if free == days:
        return _("available that day") if days == 1 else _("available on all the days")
    return _("available %(free)d days out of %(days)d") % {"free": free, "days": days}


def _from(day: date, *, wait: int, is_limited: bool) -> str:
    if is_limited:
        return _("available at times, from %(day)s") % {"day": day_in_words(day)} if wait else _("available at times")
    return _("available from %(day)s") % {"day": day_in_words(day)} if wait else _("available from today")


def bound() -> Expression:
    """Return what it is worth at most: the database knows no agenda."""
    limited = When(**{f"{TIME}status": AvailabilityStatus.LIMITED}, then=Value(LIMITED))
    return Case(limited, default=Value(WHOLE), output_field=IntegerField())
