"""The days and hours of an offer, in words."""

from ..models import Offer
from ..needs import hours_of, period


def when(offer: Offer) -> str:
    """Return the days and hours an offer is about; nothing when it says none."""
    if offer.first_day is None and offer.last_day is None:
        return ""
    days = period(offer.first_day, offer.last_day)
    return ", ".join(filter(None, (days, hours_of(offer.need) if offer.need else "")))
