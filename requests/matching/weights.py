"""What counts, and how much: every number of the score, each with its reason. All of it is whole numbers.

A part of the score has a value from 0 to 100; the score is their mean by these weights, rounded to a hundredth.
Whole numbers give the same order on every database and machine; and two people who differ by less than a hundredth
are equals, who take turns. `tests/matching/scenarios_*.py` were written before these numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from directory.choices import SkillLevel, ThemeLevel
from help_requests.choices import HelpKind

# A perfect value. One decimal more would make differences nobody feels decide who is asked.
WHOLE = 100


@dataclass(frozen=True)
class Weights:
    """How much each part counts. A part that says nothing here (no sector given, help at a distance) is left out."""

    subject: int
    distance: int
    availability: int
    sector: int
    freshness: int
    load: int


WEIGHTS: Mapping[str, Weights] = {
    # A call: what somebody knows is nearly half of it, and the telephone reaches everywhere. Somebody near knows the
    # same agency and the same neighbours, so nearness still tells equals apart.
    HelpKind.ADVICE: Weights(subject=45, distance=10, availability=15, sector=10, freshness=10, load=10),
    # Boxes to carry: whoever is near and free will do, and how well comes after.
    HelpKind.HANDS: Weights(subject=20, distance=30, availability=25, sector=5, freshness=10, load=10),
    # A position has its profession or hasn't (anybody else isn't there to be compared): days and kilometres decide.
    HelpKind.POSITIONS: Weights(subject=15, distance=30, availability=35, sector=5, freshness=10, load=5),
}

# Who led something several times is who one calls first; knowing of it is more than half of the way.
THEME_LEVEL: Mapping[str, int] = {ThemeLevel.EXPERT: 100, ThemeLevel.HAS_DONE: 85, ThemeLevel.KNOWS: 60}
# Offering a whole family of themes says less about one of them than naming it.
OF_FAMILY = 70
# Data sets don't always say how well: between a hand lent and being at ease.
SKILL_LEVEL: Mapping[str, int] = {
    SkillLevel.EXPERIENCED: 100,
    SkillLevel.AT_EASE: 85,
    "": 75,
    SkillLevel.HELPS: 60,
}

# Kilometres, and what being at most so far is worth. In steps: nobody drives for a difference of two kilometres, and
# neighbours take turns. 230 km is the breadth of a region; beyond, one place is as far as another.
DISTANCE: tuple[tuple[int, int], ...] = (
    (2, 100),
    (10, 96),
    (30, 90),
    (50, 80),
    (75, 70),
    (100, 60),
    (150, 40),
    (230, 20),
)
# Two communes of one region lie about a hundred kilometres apart.
SAME_REGION = 50

# Somebody who said "available occasionally" comes after somebody available, not at the end.
LIMITED = 80
# Without dates, the sooner the better: the end of the days looked at is worth half of today.
LATEST = 50
# How many days are looked at when a request names none: somebody away all the while is of no use to it.
DAYS_LOOKED_AT: Mapping[str, int] = {"critical": 7, "high": 14, "normal": 30}
# Of long needs the first three months: nobody knows their agenda further.
MOST_DAYS = 92

# A sector somebody didn't give may be the right one.
SECTOR_UNKNOWN = 50

# Days since somebody last said that all of it still holds. The monthly letter asks again after thirty.
FRESHNESS: tuple[tuple[int, int], ...] = ((7, 100), (30, 80), (60, 50), (90, 30))
STALE = 10

# Of what somebody accepts in a month, all of it used would cost this much; who is full isn't proposed at all.
LOAD = 40
