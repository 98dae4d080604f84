"""Something found: what it is, where it stands, and how it is shown without being repeated."""

import hashlib
import re
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What it may be."""

    NIR = "nir", _("Social-security number")
    BIRTH_DATE = "birth_date", _("Date of birth")
    PHONE = "phone", _("Telephone number")
    EMAIL = "email", _("E-mail address")


# Told apart from all else by its own key, and of no use in a request: nobody may keep it.
NEVER_KEPT = frozenset({Kind.NIR})
_SHOWN = 2


@dataclass(frozen=True)
class Finding:
    """A stretch of a text (`text[start:end]`) that may tell who somebody is; `excerpt` is masked."""

    kind: Kind
    start: int
    end: int
    excerpt: str
    digest: str

    @property
    def may_stay(self) -> bool:
        """Whether its author may keep it, having said that it is nobody's."""
        return self.kind not in NEVER_KEPT


def finding(kind: Kind, text: str, start: int, end: int) -> Finding:
    """Return the finding of a stretch; the same words are the same finding wherever they stand."""
    words = text[start:end]
    said = re.sub(r"\W+", "", words.lower())
    digest = hashlib.sha256(f"{kind}:{said}".encode()).hexdigest()[:32]
    return Finding(kind, start, end, masked(kind, words), digest)


def masked(kind: Kind, words: str) -> str:
    """Return enough of a stretch for its author to know which one it is, and too little for anybody else."""
    if kind == Kind.EMAIL:
        return words[:1] + "•••@•••"
    hidden, shown = "", 0
    for char in words:
        shown += char.isdigit()
        hidden += "•" if char.isdigit() and shown > _SHOWN else char
    return hidden
