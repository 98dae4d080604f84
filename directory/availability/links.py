"""Answering a letter without signing in: a signed address names the volunteer, and can do nothing but answer."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from ..models import Volunteer

SALT = "directory.availability.links"
# An answer that comes later says little about today: the page then asks to sign in.
LONGEST_AGE = 90 * 24 * 3600


def answer_url(volunteer: Volunteer) -> str:
    """Return the whole address of the page that answers, in the language in force."""
    return settings.SITE_URL + reverse("still_available", args=[_token(volunteer)])


def stop_url(volunteer: Volunteer) -> str:
    """Return the whole address that ends these letters."""
    return settings.SITE_URL + reverse("stop_asking", args=[_token(volunteer)])


def _token(volunteer: Volunteer) -> str:
    return signing.dumps(volunteer.pk, salt=SALT)


def read(token: str, *, max_age: int | None = LONGEST_AGE) -> Volunteer | None:
    """Return whom an address names; None when we didn't sign it, it is too old, or the person has left."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=max_age)
    except signing.BadSignature:
        return None
    return Volunteer.objects.filter(pk=pk, user__is_active=True).select_related("availability").first()
