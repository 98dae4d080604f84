"""Secrets that must be read again (those of second factors) are sealed with the portal's own secret."""

import base64
import hashlib

from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

# What every sealed text begins with: the version of the format, then a date.
SEALED = "gAAAA"


def seal(text: str) -> str:
    """Return a text that says nothing to whoever reads the database or a copy of it."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Return what was sealed; what was kept before there were seals comes back as it is.

    Sealed with a secret that nobody knows any more, it becomes one that fits no code: its owner comes in by a passkey
    or asks the administration.
    """
    if not sealed.startswith(SEALED):
        return sealed
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return generate_totp_secret()


def _box() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(b"entraide second factor:" + secret.encode()).digest())
