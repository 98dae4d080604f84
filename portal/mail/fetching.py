"""Fetching a mailbox (IMAP): what is new in it is handed over, then marked as seen.

A letter is marked only after it was dealt with: a worker killed in between fetches it again, and it is known then
(`inbound`). One that fails waits unseen for the next round and keeps no other waiting.
"""

import contextlib
import imaplib
import logging
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import DatabaseError

from .inbound import process_inbound

log = logging.getLogger(__name__)

# Seconds that a round waits for the mail server, which others' letters wait for as well.
PATIENCE = 10
MOST_A_ROUND = 50
LARGEST = 5 * 1024 * 1024
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class Mailbox:
    """Where letters are fetched: from `INBOUND_MAIL_URL`."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str
    is_sealed: bool

    @classmethod
    def named(cls, url: str) -> "Mailbox":
        """Read `imaps://user:password@host:993/INBOX`; raises `ValueError` for anything else."""
        parts = urlsplit(url)
        if parts.scheme not in ("imap", "imaps") or not parts.hostname or not parts.username:
            raise ValueError("INBOUND_MAIL_URL reads imaps://user:password@host:993/INBOX.")
        sealed = parts.scheme == "imaps"
        folder = unquote(parts.path.strip("/")) or "INBOX"
        port = parts.port or (993 if sealed else 143)
        return cls(parts.hostname, port, unquote(parts.username), unquote(parts.password or ""), folder, sealed)

    @contextlib.contextmanager
    def opened(self) -> Iterator[imaplib.IMAP4]:
        """Sign in and open the folder; a password crosses no network in the clear."""
        context = ssl.create_default_context()
        if self.is_sealed:
            server: imaplib.IMAP4 = imaplib.IMAP4_SSL(self.host, self.port, ssl_context=context, timeout=PATIENCE)
        else:
            server = imaplib.IMAP4(self.host, self.port, timeout=PATIENCE)
        with server:
            if not self.is_sealed and self.host not in LOOPBACK:
                server.starttls(context)
            server.login(self.user, self.password)
            server.select(f'"{self.folder}"')
            yield server


def look() -> None:
    """Fetch what is new; to be called every minute by any number of workers."""
    if settings.INBOUND_MAIL_URL and settings.INBOUND_MAIL_ADDRESS:
        try:
            fetch(Mailbox.named(settings.INBOUND_MAIL_URL))
        except (OSError, imaplib.IMAP4.error) as error:
            # The type alone: a server's answer may quote an address. The next round tries again.
            log.warning("The mailbox can't be fetched (%s)", type(error).__name__)


def fetch(mailbox: Mailbox) -> int:
    """Deal with the letters that nobody has seen, the oldest first; return how many were dealt with."""
    with mailbox.opened() as server:
        _state, found = server.uid("SEARCH", "UNSEEN")
        numbers = (found[0] or b"").split()[:MOST_A_ROUND]
        return sum(_deal_with(server, number.decode()) for number in numbers)


def _deal_with(server: imaplib.IMAP4, number: str) -> bool:
    raw = _letter(server, number)
    try:
        if raw:
            process_inbound(raw)
    except DatabaseError as error:
        log.warning("A letter waits for the next round (%s)", type(error).__name__)
        return False
    server.uid("STORE", number, "+FLAGS", r"(\Seen)")
    return True


def _letter(server: imaplib.IMAP4, number: str) -> bytes:
    """Return a letter as it was sent, without marking it; empty for one that is too large or gone."""
    _state, sizes = server.uid("FETCH", number, "(RFC822.SIZE)")
    size = next((part for part in sizes if part), b"")
    digits = bytes(size if isinstance(size, bytes) else size[0]).rpartition(b"RFC822.SIZE ")[2]
    if int(digits.split(b" ")[0].strip(b")") or 0) > LARGEST:
        log.info("A letter came in: too large")
        return b""
    _state, parts = server.uid("FETCH", number, "(BODY.PEEK[])")
    return next((part[1] for part in parts if isinstance(part, tuple)), b"")
