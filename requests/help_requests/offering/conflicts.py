"""Dates that don't go together: another accepted offer on the same days, days on which somebody isn't free.

Shown to whoever decides, never a refusal: two half days may well go together, and people know their own week.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from directory.availability.agenda import agenda_of, days_between

from ..models import Offer

# An offer without an end is compared over this many days; nobody plans further.
HORIZON = timedelta(days=90)
Held = Mapping[int, list[Offer]]


def span(offer: Offer) -> tuple[date, date] | None:
    """Return the first and the last day an offer is about; None when it says no day at all."""
    first, last = offer.first_day or offer.last_day, offer.last_day
    if first is None:
        return None
    return first, last or first + HORIZON


def held_by(volunteer_pks: Iterable[int]) -> Held:
    """Return what these people are held to, in one query."""
    held: dict[int, list[Offer]] = defaultdict(list)
    for offer in Offer.objects.accepted().filter(volunteer__in=volunteer_pks).select_related("help_request", "need"):
        held[offer.volunteer_id].append(offer)
    return held


def among(held: Held, offer: Offer) -> list[Offer]:
    """Return those of the same person whose days touch the days of this one."""
    days = span(offer)
    others = held.get(offer.volunteer_id, []) if days else []
    return [other for other in others if other.pk != offer.pk and _touch(days, span(other))]


def with_others(offer: Offer) -> list[Offer]:
    """Return the accepted offers of the same person whose days touch those of this one."""
    return among(held_by([offer.volunteer_id]), offer)


def days_not_free(offer: Offer) -> list[date]:
    """Return the days of an offer on which its volunteer said they aren't free; reads the prefetched agenda."""
    days = span(offer)
    if days is None:
        return []
    start, end = (offer.need.starts_at, offer.need.ends_at) if offer.need else (None, None)
    free = set(agenda_of(offer.volunteer).free_days(*days, start=start, end=end))
    return [day for day in days_between(*days) if day not in free]


def _touch(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool:
    return bool(one and other and one[0] <= other[1] and other[0] <= one[1])
