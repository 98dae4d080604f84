"""Answering a letter without signing in: a signed address names a request and one of its people, and nothing else."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from accounts.models import User

from .. import permissions
from ..models import HelpRequestPage

SALT = "help_requests.following.links"
# The letter comes a week before the end; long after, the page asks to sign in.
LONGEST_AGE = 60 * 24 * 3600


def answer_url(help_request: HelpRequestPage, person: User) -> str:
    """Return the whole address of the page that answers, in the language in force."""
    token = signing.dumps([help_request.pk, person.pk], salt=SALT)
    return settings.SITE_URL + reverse("request_term", args=[token])


def read(token: str) -> tuple[HelpRequestPage, User] | None:
    """Return whom and what an address names; None when we didn't sign it, or it isn't their request any more."""
    try:
        request_pk, person_pk = signing.loads(token, salt=SALT, max_age=LONGEST_AGE)
    except signing.BadSignature:
        return None
    person = User.objects.filter(pk=person_pk, is_active=True).first()
    page = permissions.requests_of(person).filter(pk=request_pk).first() if person else None
    return (page, person) if page and person else None
