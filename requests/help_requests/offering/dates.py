"""The days and hours of an offer, in words."""

from datetime import time

from django.utils.formats import time_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.dates import FRENCH_HOUR

from ..models import Need, Offer
from ..presentation import period


def when(offer: Offer) -> str:
    """Return the days and hours an offer is about; nothing when it says none."""
    if offer.first_day is None and offer.last_day is None:
        return ""
    days = period(offer.first_day, offer.last_day)
    return ", ".join(filter(None, (days, hours_of(offer.need) if offer.need else "")))


def hours_of(need: Need) -> str:
    """Return the hours of each day of a need; nothing when it names none."""
    if need.starts_at is None or need.ends_at is None:
        return ""
    return _("%(start)s to %(end)s") % {"start": _hour(need.starts_at), "end": _hour(need.ends_at)}


def _hour(hour: time) -> str:
    return time_format(hour, FRENCH_HOUR if get_language() == "fr" else None)
