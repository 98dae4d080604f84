"""The address a letter is answered to: whose answer, in which conversation, signed; it discloses nobody.

Small letters and digits only, since mail servers may change capitals, and short enough for the 64 characters before
the @ (RFC 5321).
"""

import base64
import struct

from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.models import User
from portal.mail import inbound

from ..models import Conversation

KIND = "c"
SALT = "directory.contact.reply"
_LAYOUT = struct.Struct(">II")
_SIGNED = 12


def address_of(conversation: Conversation, user: User) -> str:
    """Return the address by which this person answers in this conversation; empty where mail isn't taken."""
    return inbound.address_for(KIND, token_for(conversation.pk, user.pk))


def token_for(about_pk: int, user_pk: int, *, salt: str = SALT) -> str:
    """Return the token: both keys and 96 bits of signature. What else is answered by mail has a salt of its own."""
    keys = _LAYOUT.pack(about_pk, user_pk)
    return base64.b32encode(keys + _signature(keys, salt)).decode().rstrip("=").lower()


def read(token: str, *, salt: str = SALT) -> tuple[int, int] | None:
    """Return the keys of the conversation and of the person; None when we didn't sign it."""
    try:
        raw = base64.b32decode(token.upper() + "=" * (-len(token) % 8))
        keys, signature = raw[: _LAYOUT.size], raw[_LAYOUT.size :]
        about_pk, user_pk = _LAYOUT.unpack(keys)
    except (ValueError, struct.error):
        return None
    return (about_pk, user_pk) if constant_time_compare(signature, _signature(keys, salt)) else None


def _signature(keys: bytes, salt: str) -> bytes:
    return salted_hmac(salt, keys.hex(), algorithm="sha256").digest()[:_SIGNED]
