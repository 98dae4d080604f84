"""Refusing messages without signing in: the signed address of a letter says whose, and nothing else."""

from django.conf import settings

from accounts import consent
from accounts.consent import Purpose
from accounts.models import User
from portal.mail.stopping import StopLink

LINK = StopLink("stop_messages", salt="directory.contact.stopping")


def stop_url(user: User) -> str:
    """Return the whole address, in the language in force; it never expires, since letters are kept for years."""
    return settings.SITE_URL + LINK.path(user.pk)


def read(token: str) -> User | None:
    """Return whose letters an address stops; None when we didn't sign it or they have left."""
    return User.objects.filter(pk=LINK.read(token)).first()


def stop(user: User) -> None:
    """Let nobody write to this person any more."""
    consent.withdraw(user, Purpose.CONTACT_RELAY)
