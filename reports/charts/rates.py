"""Positions asked for and filled, a pair of bars in one: the outline is asked, what is full is filled."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Rate:
    """A line: its name, both numbers, and what is said of them."""

    label: str
    asked: int
    filled: int
    note: str


@dataclass(frozen=True)
class RateChart:
    """Rates with their title and their sentence; `bars` are drawn, `rows` are all of them."""

    title: str
    sentence: str
    head: str
    bars: Sequence[Rate]
    rows: Sequence[Rate]

    @property
    def most(self) -> int:
        """The longest bar, which sets the scale."""
        return max((bar.asked for bar in self.bars), default=1) or 1
