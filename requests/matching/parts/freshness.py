"""When somebody last said that what they told still holds."""

from datetime import datetime, timedelta

from django.db.models import Case, Expression, IntegerField, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.dates import day_in_words
from portal.questions import gaps

from ..reasons import ReasonKind, Verdict, verdict
from ..weights import FRESHNESS, STALE
from .paths import TIME

# Older than this, a date says more than a number of days.
COUNTED_DAYS = 60


def judge(confirmed: datetime, now: datetime) -> Verdict:
    """Return how fresh it is."""
    value = next((value for most, value in FRESHNESS if confirmed >= now - timedelta(days=most)), STALE)
    return verdict(ReasonKind.FRESHNESS, _in_words(confirmed, now), value)


def _in_words(confirmed: datetime, now: datetime) -> str:
    day = timezone.localdate(confirmed)
    days = (timezone.localdate(now) - day).days
    if days <= 0:
        return _("confirmed today")
    if days > COUNTED_DAYS:
        return _("confirmed on %(day)s") % {"day": day_in_words(day)}
    return ngettext("confirmed %(days)d day ago", "confirmed %(days)d days ago", days) % {"days": days}


def _name(days: int) -> str:
    return f"fresh_{days}"


def values(now: datetime) -> dict[str, datetime]:
    """Return what stands in the gaps of `bound`."""
    return {_name(most): now - timedelta(days=most) for most, _value in FRESHNESS}


def bound(now: datetime) -> Expression:
    """Return what it is worth."""
    confirmed_since = f"{TIME}confirmed_at__gte"
    since = gaps(values(now))
    steps = [When(**{confirmed_since: since[_name(most)]}, then=Value(value)) for most, value in FRESHNESS]
    return Case(*steps, default=Value(STALE), output_field=IntegerField())
