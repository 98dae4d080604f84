"""Chance that can be repeated, and the eight weeks in which everything happens."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from django.utils import timezone

T = TypeVar("T")
WEEKS = 8
# Registrations come in a wave that slows down: half of the people are there after a third of the time.
WAVE = 1.6


class Dice(random.Random):
    """A source of chance for one record."""

    def weighted(self, weights: dict[T, int]) -> T:
        """Return one of the keys, as often as its weight says."""
        return self.choices(list(weights), list(weights.values()))[0]

    def some(self, values: Sequence[T], least: int, most: int) -> tuple[T, ...]:
        """Return between `least` and `most` different values."""
        return tuple(self.sample(values, min(len(values), self.randint(least, most))))


def dice(seed: int, kind: str, number: int) -> Dice:
    """Return the dice of one record: the same for the same seed, kind and number, in every process."""
    return Dice(f"{seed}/{kind}/{number}")


@dataclass(frozen=True)
class Span:
    """The eight weeks before the first minute of a day in Paris."""

    until: date

    @property
    def end(self) -> datetime:
        """The first moment that is outside."""
        return timezone.make_aware(datetime.combine(self.until, time.min))

    @property
    def start(self) -> datetime:
        """The first moment inside."""
        return timezone.make_aware(datetime.combine(self.until - timedelta(weeks=WEEKS), time.min))

    @property
    def length(self) -> timedelta:
        """How long it is (an hour more or less when the clocks change)."""
        return self.end - self.start

    def in_wave(self, number: int, total: int, *, margin: timedelta = timedelta(days=1)) -> datetime:
        """Return when the record of this number comes in, so that `margin` is left before the end."""
        return self.start + (self.length - margin) * ((number + 0.5) / total) ** WAVE

    def came_before(self, moment: datetime, total: int) -> int:
        """Return how many of `total` records had come in at `moment`."""
        share = max(0.0, (moment - self.start) / self.length)
        return min(total, int(total * share ** (1 / WAVE)))

    def between(self, rng: Dice, earliest: datetime, latest: datetime) -> datetime:
        """Return a moment from `earliest` to `latest`, to the minute."""
        minutes = max(0, int((latest - earliest).total_seconds() // 60))
        return earliest + timedelta(minutes=rng.randint(0, minutes))
