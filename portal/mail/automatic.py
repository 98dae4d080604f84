"""Letters that a program wrote: absence notes, bounces, lists, our own. Answering them makes loops (RFC 3834)."""

import email.utils
import re
from email.message import EmailMessage

from django.conf import settings

_MARKS = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Auto-Response-Suppress",
    "X-Failed-Recipients",
    "List-Id",
    "List-Unsubscribe",
    "X-Loop",
)
_BULK = frozenset({"bulk", "junk", "list", "auto_reply"})
_PROGRAMS = re.compile(r"^(?:mailer-daemon|postmaster|no-?reply|ne-pas-repondre|bounces?)\b", re.IGNORECASE)
# Programs that mark nothing still say it in the subject.
_SUBJECTS = re.compile(
    r"^\s*(?:(?:re|tr|fw)\s?:\s*)*(?:réponse automatique|message d[’']absence|absence du bureau|absent[e]? du bureau"
    r"|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|undelivered mail|delivery status"
    r"|mail delivery (?:failed|subsystem)|non remis)",
    re.IGNORECASE,
)
# A letter that went through more servers than this goes round in circles.
MOST_HOPS = 30


def is_automatic(message: EmailMessage) -> bool:
    """Whether a program wrote this, by any of the marks that programs leave."""
    auto = str(message.get("Auto-Submitted", "no")).partition(";")[0].strip().lower()
    bulk = str(message.get("Precedence", "")).strip().lower() in _BULK
    from_nobody = str(message.get("Return-Path", "x")).strip() == "<>"
    is_report = message.get_content_type() == "multipart/report"
    marked = any(name in message for name in _MARKS)
    said = bool(_SUBJECTS.match(str(message.get("Subject", ""))))
    circles = len(message.get_all("Received", [])) > MOST_HOPS
    return auto != "no" or bulk or from_nobody or is_report or marked or said or circles or _is_from_program(message)


def _is_from_program(message: EmailMessage) -> bool:
    """Whether the sender is a mail server, or this portal: what we sent and what came back must never meet."""
    sender = email.utils.parseaddr(str(message.get("From", "")))[1].lower()
    ours = email.utils.parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower()
    local, at, domain = settings.INBOUND_MAIL_ADDRESS.lower().rpartition("@")
    is_answer_address = bool(at) and sender.endswith(f"@{domain}") and sender.partition("+")[0].rstrip("@") == local
    is_box = bool(at) and sender == f"{local}@{domain}"
    return sender == ours or is_box or is_answer_address or bool(_PROGRAMS.match(sender))
