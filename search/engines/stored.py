"""What every engine keeps of a document: terms, numbers to filter and sort by, and what a hit is drawn from."""

import hashlib
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django.utils import timezone

from .. import ranking
from ..analysis import ANALYSIS_VERSION, analyse
from ..documents import Document
from ..topics import as_words, packaged, version

# Raised with every change of the fields or of what is stored: another version is another index.
SCHEMA_VERSION = 4
VERSION = f"{SCHEMA_VERSION}.{ANALYSIS_VERSION}.{version()}"

# The names of topics that a document is about; never searched for typed words.
TOPICS = "topics"
# Between two texts of one field, so that no phrase reaches from one into the other.
BOUNDARY = "¶"
# Nobody reads on; beyond, a reader of everything takes the API's cursor.
DEEPEST = 10_000
# Above any time stamp: the first part of an order decides before the second is looked at.
_ORDER_STEP = 10**11

# A line is read twice, for the field and for the passage, one right after the other.
_tokens = lru_cache(maxsize=500)(analyse)


def in_terms(text: str) -> str:
    """Return a text as its terms, lines kept apart."""
    lines = (" ".join(token.term for token in _tokens(line)) for line in text.splitlines())
    return f" {BOUNDARY} ".join(line for line in lines if line)


def in_topics(document: Document) -> str:
    """Return what a document is about; not by its thread, where people speak of other things, too."""
    title, *texts = (document.texts.get(name, "") for name in ("title", "functions", "abilities", "body"))
    return as_words(packaged().mentions(title, texts, document.facets.get("theme", ())))


def digest(document: Document) -> str:
    """Return what changes when anything of a document does."""
    return hashlib.sha256(repr(document).encode()).hexdigest()[:16]


def numbers(document: Document) -> dict[str, int]:
    """Return what is compared and sorted by, times in milliseconds."""
    major, minor = (*document.order, 0, 0)[:2]
    return {
        "remote": int(document.remote),
        "active": int(document.is_active),
        "free_from": document.free_from,
        "published": _milliseconds(document.published_at),
        "fresh": _milliseconds(document.fresh_at),
        "rank": major * _ORDER_STEP + minor,
    }


def fresh_since() -> list[int]:
    """Return from when on a page is fresh, as `numbers` writes times; to the day, so that a query stays the same."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return [_milliseconds(midnight - timedelta(days=days)) for days in ranking.FRESH_DAYS]


def _milliseconds(moment: datetime | None) -> int:
    return int(moment.timestamp() * 1000) if moment else 0


def stored_part(document: Document) -> dict[str, Any]:
    """Return what a hit is drawn from, with the terms of its passages, so that highlights analyse nothing."""
    return {
        "kind": document.kind,
        "pk": document.pk,
        "title": document.title,
        "url": document.url,
        "commune": document.commune,
        "function": (*document.facets.get("function", ()), "")[0],
        "card": document.card,
        "passages": [passage(text) for text in document.passages if text],
    }


def passage(text: str) -> dict[str, Any]:
    """Return a text with its terms and their places: two numbers each, in one list, which reads fastest."""
    terms, spans, start = [], [], 0
    for line in text.splitlines(keepends=True):
        for token in _tokens(line.rstrip("\r\n")):
            terms.append(token.term)
            spans += [start + token.start, start + token.end]
        start += len(line)
    return {"text": text, "terms": " ".join(terms), "spans": spans}
