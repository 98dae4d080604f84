"""Accepted offers as a calendar file (RFC 5545), at the hours of clocks in Paris.

A file holds what is public, the establishment's name and an address of ours; no telephone, no person: calendars are
kept by services nobody here knows.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event

from ..models import Offer
from .conflicts import span

PARIS = ZoneInfo("Europe/Paris")


def has_days(offer: Offer) -> bool:
    """Whether there is anything to put in a calendar."""
    return span(offer) is not None


def calendar_of(offers: Iterable[Offer], *, name: str) -> bytes:
    """Return a calendar of these offers; those that name no day are left out."""
    dated = [offer for offer in offers if has_days(offer)]
    calendar = Calendar()
    calendar.add("prodid", "-//Entraide//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for offer in dated:
        calendar.add_component(_event(offer))
    if any(_hours(offer) for offer in dated):
        days = [day for offer in dated for day in span(offer) or ()]
        calendar.add_missing_timezones(first_date=min(days), last_date=max(days) + timedelta(days=2))
    return bytes(calendar.to_ical())


def _event(offer: Offer) -> Event:
    """Return one event: whole days, or the same hours each day; a night ends on the next morning."""
    first, last = span(offer) or (date.min, date.min)
    event = Event()
    event.add("uid", f"offer-{offer.pk}@{settings.SITE_URL.partition('://')[2].partition(':')[0]}")
    event.add("dtstamp", offer.assignment.at.astimezone(UTC))
    event.add("summary", offer.help_request.title)
    event.add("location", _place(offer))
    event.add("url", settings.SITE_URL + reverse("offer", args=[offer.pk]))
    if offer.need:
        event.add("description", offer.need.label)
    if hours := _hours(offer):
        _add_hours(event, first, last, *hours)
    else:
        event.add("dtstart", first)
        event.add("dtend", last + timedelta(days=1))
    return event


def _add_hours(event: Event, first: date, last: date, start: time, end: time) -> None:
    next_morning = timedelta(days=1 if end <= start else 0)
    event.add("dtstart", datetime.combine(first, start, PARIS))
    event.add("dtend", datetime.combine(first + next_morning, end, PARIS))
    if last > first:
        until = datetime.combine(last, start, PARIS).astimezone(UTC)
        event.add("rrule", {"freq": "daily", "until": until})


def _hours(offer: Offer) -> tuple[time, time] | None:
    need = offer.need
    return (need.starts_at, need.ends_at) if need and need.starts_at and need.ends_at else None


def _place(offer: Offer) -> str:
    asking = offer.help_request.establishment
    commune = offer.need.commune if offer.need else None
    parts = (asking.name if asking else "", str(commune or (asking.place if asking else "")))
    return ", ".join(filter(None, parts))
