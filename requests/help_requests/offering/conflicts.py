"""Dates that don't go together: another accepted offer at the same hours, days on which somebody isn't free.

Shown to whoever decides, never a refusal: hours can be moved, and people know their own week.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.db.models import F, QuerySet

from directory.availability.agenda import agenda_of, days_between
from portal import questions
from portal.questions import ask_for

from ..models import Need, Offer
from .shifts import Shift

# An offer without an end is compared over this many days; nobody plans further.
HORIZON = timedelta(days=90)
Held = Mapping[int, list[Offer]]


def span(offer: Offer) -> tuple[date, date] | None:
    """Return the first and the last day an offer is about; None when it says no day at all."""
    first, last = offer.first_day or offer.last_day, offer.last_day
    if first is None:
        return None
    return first, last or first + HORIZON


def shift_of(offer: Offer) -> Shift | None:
    """Return the days of an offer with the hours of its need; None when it says no day at all."""
    days = span(offer)
    if days is None:
        return None
    start, end = (offer.need.starts_at, offer.need.ends_at) if offer.need else (None, None)
    return Shift(*days, start, end)


def held_by(volunteer_pks: Iterable[int]) -> Held:
    """Return what these people are held to, in one query."""
    held: dict[int, list[Offer]] = defaultdict(list)
    people = tuple(volunteer_pks)
    for offer in ask_for("held", lambda: _held_by(people), {"people": people}) if people else ():
        held[offer.volunteer_id].append(offer)
    return held


def _held_by(people: tuple[int, ...]) -> QuerySet[Offer]:
    theirs = Offer.objects.accepted().filter(questions.among(F("volunteer"), "people", people))
    return theirs.select_related("help_request", "need")


def among(held: Held, offer: Offer) -> list[Offer]:
    """Return those of the same person whose days and hours touch those of this one."""
    asked = shift_of(offer)
    others = held.get(offer.volunteer_id, []) if asked else []
    return [other for other in others if other.pk != offer.pk and _touch(asked, shift_of(other))]


def with_others(offer: Offer) -> list[Offer]:
    """Return the accepted offers of the same person whose days and hours touch those of this one."""
    return among(held_by([offer.volunteer_id]), offer)


def with_needs(held: Held, volunteer_pk: int, needs: Iterable[Need]) -> list[Offer]:
    """Return what somebody is held to when they would be needed for one of these, each once."""
    asked = (Offer(volunteer_id=volunteer_pk, need=need) for need in needs)
    return list({other.pk: other for offer in asked for other in among(held, offer)}.values())


def days_not_free(offer: Offer) -> list[date]:
    """Return the days of an offer on which its volunteer said they aren't free; reads the prefetched agenda."""
    asked = shift_of(offer)
    if asked is None:
        return []
    agenda = agenda_of(offer.volunteer)
    free = set(agenda.free_days(asked.first, asked.last, start=asked.start, end=asked.end))
    return [day for day in days_between(asked.first, asked.last) if day not in free]


def _touch(one: Shift | None, other: Shift | None) -> bool:
    return bool(one and other and one.touches(other))
