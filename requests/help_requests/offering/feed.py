"""The secret address of somebody's calendar: signed, and good only as long as its nonce is the one kept.

Whoever reads the database can't make the address, and whoever has it loses it when its owner makes another.
"""

import secrets

from django.core import signing
from django.urls import reverse

from directory.models import Volunteer

from ..models import CalendarFeed, Offer
from . import calendars

SALT = "help_requests.offering.feed"


def make(volunteer: Volunteer) -> None:
    """Give somebody a new address; the old one shows nothing any more."""
    CalendarFeed.objects.update_or_create(volunteer=volunteer, defaults={"nonce": secrets.token_hex(16)})


def stop(volunteer: Volunteer) -> None:
    """Have no address at all."""
    CalendarFeed.objects.filter(volunteer=volunteer).delete()


def url_of(volunteer: Volunteer) -> str:
    """Return somebody's address; empty when they have none."""
    feed = CalendarFeed.objects.filter(volunteer=volunteer).first()
    return reverse("calendar_feed", args=[signing.dumps([volunteer.pk, feed.nonce], salt=SALT)]) if feed else ""


def read(token: str) -> Volunteer | None:
    """Return whose calendar an address shows; None when it was revoked, or we didn't sign it."""
    try:
        volunteer_pk, nonce = signing.loads(token, salt=SALT)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    held = Volunteer.objects.filter(pk=volunteer_pk, user__is_active=True, calendar_feed__nonce=nonce)
    return held.select_related("user").first()


def calendar_of(volunteer: Volunteer, *, name: str) -> bytes:
    """Return the calendar of what somebody is expected for."""
    related = ("help_request__establishment__commune", "help_request__establishment__region", "assignment")
    offers = Offer.objects.accepted().for_volunteer(volunteer).filter(help_request__live=True)
    offers = offers.select_related(*related, "need__profession", "need__skill", "need__commune")
    return calendars.calendar_of(offers, name=name)
