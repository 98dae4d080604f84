"""The sheet of the RGAA 4.1 (`data/accessibility/`), read once, and what it comes to."""

import csv
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

FILE = Path("data") / "accessibility" / "rgaa-4.1.csv"


class State(models.TextChoices):
    """What was found of a criterion, in the words of the sheet."""

    KEPT = "C", _("kept")
    BROKEN = "NC", _("not kept")
    UNKNOWN = "V", _("to be verified by a person")
    NOTHING = "NA", _("not applicable")


@dataclass(frozen=True)
class Criterion:
    """A line of the sheet."""

    number: str
    question: str
    state: State
    proof: str


@dataclass(frozen=True)
class Sheet:
    """All criteria; what nobody has verified counts as not kept, so that the rate promises nothing."""

    criteria: tuple[Criterion, ...]

    def in_state(self, *states: State) -> list[Criterion]:
        """Return the criteria found in one of these states."""
        return [one for one in self.criteria if one.state in states]

    @property
    def counted(self) -> dict[State, int]:
        """How many criteria are in each state."""
        found = Counter(one.state for one in self.criteria)
        return {state: found[state] for state in State}

    @property
    def rate(self) -> int:
        """The part of the applicable criteria that are kept, in whole per cent, rounded down (RGAA 4.1)."""
        kept, applicable = self.counted[State.KEPT], len(self.criteria) - self.counted[State.NOTHING]
        return 100 * kept // applicable

    @property
    def is_whole(self) -> bool:
        """Whether every applicable criterion is kept: what alone may be called fully compliant."""
        return not self.in_state(State.BROKEN, State.UNKNOWN)


@lru_cache(maxsize=1)
def sheet() -> Sheet:
    """Return the sheet."""
    with (Path(settings.BASE_DIR) / FILE).open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file)
        criteria = [Criterion(one["critere"], one["question"], State(one["etat"]), one["preuve"]) for one in lines]
    return Sheet(tuple(criteria))
