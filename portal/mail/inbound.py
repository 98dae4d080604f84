"""Letters that come in: read, cleaned, and handed to the app whose signed address they were sent to.

How they arrive (a mailbox that is fetched, a provider's call) is not decided here: `process_inbound` takes the letter
as it was sent. Nothing of its text is logged.
"""

import email.policy
import email.utils
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum

from django.conf import settings

log = logging.getLogger(__name__)

# The words after which mail programs quote what was written before, in French and in English.
_QUOTES = re.compile(
    r"^(?:>.*|-{2,}\s*(?:original message|message d’origine|message d'origine).*|_{10,}"
    r"|(?:le|on)\b.{5,200}(?:a écrit|wrote)\s*:)\s*$",
    re.IGNORECASE,
)
_SIGNATURE = "-- "
_TO = ("To", "Cc", "Delivered-To", "X-Original-To")
# A line that mail programs break in two before its end ("a écrit :").
_BROKEN = re.compile(r"^(?:le|on)\b.{5,200}$", re.IGNORECASE)


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
    """Read a letter and hand it over; say what became of it. Never raises for what somebody sent."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    outcome = _process(message)
    log.info("A letter came in: %s", outcome)
    return outcome


def _process(message: EmailMessage) -> Outcome:
    if is_automatic(message):
        return Outcome.AUTOMATIC
    for kind, token in _addressed(message):
        text = new_text(message)
        if not text:
            return Outcome.EMPTY
        sender = email.utils.parseaddr(str(message.get("From", "")))[1].lower()
        return _handlers[kind](token, Letter(sender, text, str(message.get("Message-ID", ""))))
    return Outcome.UNKNOWN


def _addressed(message: EmailMessage) -> list[tuple[str, str]]:
    """Return kind and token of every address of ours that the letter was sent to."""
    local, _at, domain = settings.INBOUND_MAIL_ADDRESS.rpartition("@")
    ours = re.compile(rf"^{re.escape(local)}\+([a-z])([a-z2-7]+)@{re.escape(domain)}$", re.IGNORECASE)
    fields = [str(value) for name in _TO for value in message.get_all(name, [])]
    found = [ours.match(address) for _name, address in email.utils.getaddresses(fields)] if local else []
    pairs = [(match[1].lower(), match[2].lower()) for match in found if match]
    return [pair for pair in pairs if pair[0] in _handlers]


def is_automatic(message: EmailMessage) -> bool:
    """Whether a program wrote this: absence notes, bounces, lists. Answering them makes loops (RFC 3834)."""
    auto = str(message.get("Auto-Submitted", "no")).lower()
    bulk = str(message.get("Precedence", "")).lower() in ("bulk", "junk", "list", "auto_reply")
    from_nobody = str(message.get("Return-Path", "x")).strip() == "<>"
    marked = any(name in message for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress", "List-Id"))
    return auto != "no" or bulk or from_nobody or marked


def new_text(message: EmailMessage) -> str:
    """Return what is new in a letter: plain text, without the quote below and the signature."""
    part = message.get_body(("plain",))
    if part is None:
        return ""
    try:
        return without_quotes(part.get_content())
    except (LookupError, UnicodeError):
        return ""


def without_quotes(text: str) -> str:
    """Cut a text where the quote or the signature begins."""
    lines = text.replace("\r\n", "\n").split("\n")
    kept: list[str] = []
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        broken = bool(_BROKEN.match(line)) and bool(_QUOTES.match(f"{line} {following}"))
        if line == _SIGNATURE or _QUOTES.match(line) or broken:
            break
        kept.append(line)
    return "\n".join(kept).strip()
