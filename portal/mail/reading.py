"""What is new in a letter: its text without the quotation, the signature, and what must not leave a mailbox."""

import re
from email.message import EmailMessage

from django.conf import settings
from mailparser_reply import EmailReplyParser
from mailparser_reply.parser import EmailMessage as Parsed

from .plain import from_html

# Stands above what we wrote, where a letter can be answered: below it, nothing is an answer's. In every language.
MARKS = ("— Répondez au-dessus de cette ligne —", "— Answer above this line —")
# Nobody types more into a letter; patterns are not let loose on more.
LONGEST = 20_000
# A signature is short; below more lines than these, what looks like one is somebody's text.
LONGEST_SIGNATURE = 10
LANGUAGES = ["fr", "en"]

# The words after which mail programs quote what was written before, in French and in English.
_QUOTES = re.compile(
    r"^(?:>.*|-{2,}\s*(?:original message|message d’origine|message d'origine).*|_{10,}"
    r"|(?:le|on)\b.{5,200}(?:a écrit|wrote)\s*:)\s*$",
    re.IGNORECASE,
)
# A line that mail programs break in two before its end ("a écrit :").
_BROKEN = re.compile(r"^(?:le|on)\b.{5,200}$", re.IGNORECASE)
# The head of a letter quoted whole, as Outlook does: "De :" and, right below, when or to whom.
_FROM = re.compile(r"^\*?(?:de|from)\s?:", re.IGNORECASE)
_SENT = re.compile(r"^\*?(?:envoyé|date|sent|à|to|objet|subject)\s?:", re.IGNORECASE)
_TELEPHONE = re.compile(
    r"^(?:envoyé (?:de|depuis|à partir de)|sent from|télécharge[rz] outlook|obtenir outlook|get outlook)\b.{0,80}$",
    re.IGNORECASE,
)
_SIGNATURE = ("-- ", "--")


def new_text(message: EmailMessage) -> str:
    """Return what is new in a letter as plain text; empty where nothing is."""
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    try:
        content = str(part.get_content())
    except (LookupError, UnicodeError):
        return ""
    text = from_html(content) if part.get_content_subtype() == "html" else content
    return without_quotes(text[:LONGEST])


def without_quotes(text: str) -> str:
    """Cut a text where the quote or the signature begins; words written below a quotation are found as well."""
    lines = [line.replace("\xa0", " ") for line in text.replace("\r\n", "\n").split("\n")]
    kept = lines[: _end(lines)]
    if not "".join(kept).strip():
        kept = _below(lines)
    return "\n".join(_without_signature(kept)).strip()


def _end(lines: list[str]) -> int:
    """Return the number of the first line that isn't an answer's."""
    for number, line in enumerate(lines):
        after = [*lines[number + 1 : number + 4], ""]
        broken = _BROKEN.match(line) and _QUOTES.match(f"{line} {after[0]}")
        quoted_head = _FROM.match(line) and any(_SENT.match(one.strip()) for one in after)
        if line in _SIGNATURE or _QUOTES.match(line) or broken or quoted_head or _is_ours(line):
            return number
        if _TELEPHONE.match(line.strip()):
            return number
    return len(lines)


def _is_ours(line: str) -> bool:
    """Whether a line stood in our letter: the mark, an address it is answered to, a link that acts for its reader."""
    local = settings.INBOUND_MAIL_ADDRESS.partition("@")[0]
    answers_to = bool(local) and f"{local}+" in line
    return any(mark in line for mark in MARKS) or answers_to or (settings.SITE_URL in line and "/arret/" in line)


def _below(lines: list[str]) -> list[str]:
    """Return what somebody wrote below a quotation: whole lines after the last one that is marked as quoted."""
    quoted = [number for number, line in enumerate(lines) if line.startswith(">")]
    rest = lines[quoted[-1] + 1 :] if quoted else []
    return rest[: _end(rest)]


def _without_signature(lines: list[str]) -> list[str]:
    """Leave out a signature as people end letters ("Cordialement"), where it is as short as signatures are."""
    parsed = Parsed(text="\n".join(lines), languages=EmailReplyParser(LANGUAGES).languages, keep_hyphen_lists=True)
    first = next(iter(parsed.read().replies), None)
    begins = first.signatures.strip().partition("\n")[0].strip() if first and first.signatures else ""
    found = [number for number, line in enumerate(lines) if begins and line.strip() == begins]
    is_short = bool(found) and len([line for line in lines[found[-1] :] if line.strip()]) <= LONGEST_SIGNATURE
    return lines[: found[-1]] if is_short and found[-1] else lines
