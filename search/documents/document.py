"""The document, the same for every engine."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from portal.finding import Kind

# The searched texts, most telling first; their weights stand in `ranking.py`.
FIELDS = ("title", "themes", "functions", "abilities", "place", "body", "thread")
# Later than any date somebody may ask for.
NEVER_FREE = date.max.toordinal()
# A thread of a thousand posts is found by its beginning; the rest would slow down every search that shows it.
LONGEST_TEXT = 20_000
EXCERPT = 220


@dataclass(frozen=True)
class Document:
    """One page, shaped for the questions that are asked.

    `texts` by name of `FIELDS`; `facets` by name of `portal.finding.FACETS`; `passages` are the readable texts that
    highlights are cut from; `free_from` is the first day (ordinal) on which the person can be asked or the request
    answered; `order` sorts lists without a question, higher first; `is_active` is false for what comes last.
    """

    kind: Kind
    pk: int
    title: str
    url: str
    texts: Mapping[str, str]
    facets: Mapping[str, tuple[str, ...]]
    card: Mapping[str, Any]
    passages: tuple[str, ...] = ()
    published_at: datetime | None = None
    fresh_at: datetime | None = None
    commune: str = ""
    remote: bool = False
    free_from: int = 0
    is_active: bool = True
    order: tuple[int, ...] = field(default=())

    @property
    def key(self) -> str:
        """What identifies it in an index: "profile:12"."""
        return f"{self.kind}:{self.pk}"


def excerpt(text: str) -> str:
    """Return the beginning of a text on one line, cut between words; no-break spaces stay what they are."""
    line = re.sub(r"\s+", " ", text, flags=re.ASCII).strip()
    return line if len(line) <= EXCERPT else line[: EXCERPT + 1].rpartition(" ")[0].rstrip(" ,;:") + "…"


def spoken(*names: str) -> str:
    """Return names as one text in which no phrase reaches from one name into the next."""
    return "\n".join(dict.fromkeys(name for name in names if name))
