"""Refusing messages without signing in: the signed address of a letter says whose, and nothing else."""

from django.core import signing

from accounts import consent
from accounts.consent import Purpose
from accounts.models import User

SALT = "directory.contact.stopping"


def token_for(user: User) -> str:
    """Return the token of the address; it never expires, since letters are kept for years."""
    return signing.dumps(user.pk, salt=SALT)


def read(token: str) -> User | None:
    """Return whose letters an address stops; None when we didn't sign it or they have left."""
    try:
        return User.objects.filter(pk=signing.loads(token, salt=SALT)).first()
    except signing.BadSignature:
        return None


def stop(user: User) -> None:
    """Let nobody write to this person any more."""
    consent.withdraw(user, Purpose.CONTACT_RELAY)
