"""The mail a demo has sent, read back from the folder of Django's file backend."""

import email.policy
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

# What the file backend writes after each letter of a file.
SEPARATOR = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True)
class Letter:
    """A letter as its reader would see it: its text, never its HTML."""

    id: str
    recipient: str
    subject: str
    sent_at: datetime
    text: str


def letters() -> list[Letter]:
    """Return every letter in the folder, newest first."""
    found = [read(raw) for raw in raw_letters()]
    return sorted(found, key=lambda letter: letter.sent_at, reverse=True)


def raw_letters() -> Iterator[bytes]:
    """Yield each letter as it was written; letters sent within a second may share a file."""
    folder = Path(getattr(settings, "EMAIL_FILE_PATH", None) or settings.VAR_DIR / "mail")
    for path in sorted(folder.glob("*.log")):
        yield from filter(None, path.read_bytes().split(SEPARATOR))


def read(raw: bytes) -> Letter:
    """Take a letter apart."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    body = message.get_body(("plain",))
    return Letter(
        id=hashlib.sha256(raw).hexdigest()[:16],
        recipient=str(message["To"]),
        subject=str(message["Subject"]),
        sent_at=sent_at(message),
        text=body.get_content() if body else "",
    )


def sent_at(message: EmailMessage) -> datetime:
    """Return when a letter was written: Django dates letters in UTC with an offset of -0000, which reads as naive."""
    moment = message["Date"].datetime
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
