"""Why somebody fits: what a part of the score is worth, and how it is said."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from .weights import WHOLE


class ReasonKind(StrEnum):
    """What a reason is about; the values are those of `match --format json`."""

    THEME = "theme"
    PROFESSION = "profession"
    SKILL = "skill"
    DISTANCE = "distance"
    AVAILABILITY = "availability"
    SECTOR = "sector"
    FRESHNESS = "freshness"
    LOAD = "load"


@dataclass(frozen=True)
class Reason:
    """Why somebody fits, in words; `value` is how well, from 0 to 1."""

    kind: ReasonKind
    text: str
    value: float


class Verdict(NamedTuple):
    """What a part of the score is worth for somebody, in hundredths, and the reasons to say; none says nothing."""

    value: int
    reasons: tuple[Reason, ...] = ()


def verdict(kind: ReasonKind, text: str, value: int) -> Verdict:
    """Return a value with the one reason for it."""
    return Verdict(value, (Reason(kind, text, value / WHOLE),))
