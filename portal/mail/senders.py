"""Who sent a letter, as far as anybody can know: one address in From, and what our own mail server found out."""

import email.utils
import re
from email.message import EmailMessage

from django.conf import settings

_RESULT = re.compile(r"\b(dmarc|spf|dkim)\s*=\s*([a-z]+)", re.IGNORECASE)


def sender_of(message: EmailMessage) -> str:
    """Return the one address a letter says it is from; empty where it names none or several, or isn't genuine."""
    named = email.utils.getaddresses([str(value) for value in message.get_all("From", [])])
    return named[0][1].lower() if len(named) == 1 and not is_forged(message) else ""


def is_forged(message: EmailMessage) -> bool:
    """Whether our mail server found the sender to be another than it says (RFC 8601).

    Only the lines of the server named in the settings count: anybody can write the others. It must be one that
    removes lines under its name from what it takes in, as servers do. Without the setting nothing is known.
    """
    checker = settings.INBOUND_MAIL_CHECKER.lower()
    for value in message.get_all("Authentication-Results", []) if checker else []:
        name, _semicolon, results = str(value).partition(";")
        if name.split()[:1] and name.split()[0].lower() == checker:
            return _fails({method.lower(): found.lower() for method, found in _RESULT.findall(results)})
    return False


def _fails(found: dict[str, str]) -> bool:
    if "pass" in (found.get("dmarc"), found.get("dkim")):
        return False
    return found.get("dmarc") == "fail" or found.get("spf") in ("fail", "softfail")
