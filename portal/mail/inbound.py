"""Letters that come in: read, cleaned, and handed to the app whose signed address they were sent to.

How they arrive is not decided here (`fetching`, `receiving`): `process_inbound` takes the letter as it was sent, as
often as it comes. Nothing of its text is logged.
"""

import email.policy
import email.utils
import hashlib
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum

from django.conf import settings
from django.db import transaction

from .automatic import is_automatic
from .models import Arrival
from .reading import new_text
from .senders import sender_of

log = logging.getLogger(__name__)

_TO = ("To", "Cc", "Delivered-To", "X-Original-To")


class Outcome(StrEnum):
    """What became of a letter."""

    TAKEN = "taken"
    UNKNOWN = "unknown address"
    FORGED = "not from the person the address was made for"
    AUTOMATIC = "written by a program"
    EMPTY = "nothing but quotes"
    REFUSED = "refused"


@dataclass(frozen=True)
class Letter:
    """A letter as an app reads it: who says they sent it, the new text alone, and what makes it itself."""

    sender: str
    text: str
    message_id: str


# Acts on a letter sent to its kind of address; the token is what stands after the kind.
Handler = Callable[[str, Letter], Outcome]
_handlers: dict[str, Handler] = {}


def register(kind: str, handler: Handler) -> None:
    """Take the letters to addresses of this kind (one letter); called from an app's `ready()`."""
    _handlers[kind] = handler


def address_for(kind: str, token: str) -> str:
    """Return the address that a letter can be answered to; empty where answers by mail aren't set up."""
    local, at, domain = settings.INBOUND_MAIL_ADDRESS.rpartition("@")
    return f"{local}+{kind}{token}@{domain}" if at else ""


def process_inbound(raw: bytes) -> Outcome:
    """Read a letter and hand it over; say what became of it. Never raises for what somebody sent.

    A letter that was taken is taken once: mailboxes are fetched again after a crash, and providers call again.
    """
    message = email.message_from_bytes(raw, policy=email.policy.default)
    outcome = _once(message, raw)
    log.info("A letter came in: %s", outcome)
    return outcome


@transaction.atomic
def _once(message: EmailMessage, raw: bytes) -> Outcome:
    found = _found(message)
    if not found:
        return Outcome.UNKNOWN
    arrival, is_new = Arrival.objects.get_or_create(key=_key(message, found, raw))
    if not is_new:
        return Outcome.TAKEN
    outcome = _process(message, *found)
    if outcome != Outcome.TAKEN:
        arrival.delete()
    return outcome


def _found(message: EmailMessage) -> tuple[str, str] | None:
    """Return kind and token of the address of ours that a letter was sent to; heads that mean nothing have none."""
    try:
        return next(iter(_addressed(message)), None)
    except (ValueError, IndexError, AttributeError, LookupError, UnicodeError):
        return None


def _key(message: EmailMessage, found: tuple[str, str], raw: bytes) -> str:
    """Return what makes a letter itself: what its sender's program called it, and where it went."""
    itself = str(message.get("Message-ID", "")).encode(errors="replace") or raw
    return hashlib.sha256(b":".join([*(part.encode() for part in found), itself])).hexdigest()


def _process(message: EmailMessage, kind: str, token: str) -> Outcome:
    if is_automatic(message):
        return Outcome.AUTOMATIC
    text = new_text(message)
    if not text:
        return Outcome.EMPTY
    return _handlers[kind](token, Letter(sender_of(message), text, str(message.get("Message-ID", ""))))


def _addressed(message: EmailMessage) -> list[tuple[str, str]]:
    """Return kind and token of every address of ours that the letter was sent to."""
    local, _at, domain = settings.INBOUND_MAIL_ADDRESS.rpartition("@")
    ours = re.compile(rf"^{re.escape(local)}\+([a-z])([a-z2-7]+)@{re.escape(domain)}$", re.IGNORECASE)
    fields = [str(value) for name in _TO for value in message.get_all(name, [])]
    found = [ours.match(address) for _name, address in email.utils.getaddresses(fields)] if local else []
    pairs = [(match[1].lower(), match[2].lower()) for match in found if match]
    return [pair for pair in pairs if pair[0] in _handlers]
