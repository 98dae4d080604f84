"""Columns over time as geometry: templates only draw. What is filled of a column is told by shape, not by colour."""

from collections.abc import Sequence
from dataclasses import dataclass

# In units of the drawing, which grows with the page.
WIDTH, BASE, TOP, HEIGHT, MARGIN = 320, 130, 22, 152, 4
# More columns than that have no room for a number or a date of their own.
ROOM = 8


@dataclass(frozen=True)
class Point:
    """What a column stands for: its name in full, what fits below it, how many, how many of them are filled."""

    label: str
    short: str
    count: int
    part: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Column:
    """A column of the drawing; `number` and `short` are empty where there is no room."""

    point: Point
    x: float
    width: float
    height: float
    part_height: float
    number: str
    short: str

    @property
    def y(self) -> float:
        """Its top."""
        return round(BASE - self.height, 2)

    @property
    def part_y(self) -> float:
        """The top of what is filled."""
        return round(BASE - self.part_height, 2)

    @property
    def middle(self) -> float:
        """Where its words stand."""
        return round(self.x + self.width / 2, 2)

    @property
    def number_y(self) -> float:
        """Where its number stands, above it."""
        return round(self.y - 6, 2)


@dataclass(frozen=True)
class ColumnChart:
    """Columns with their title, their sentence, what they say to who doesn't see them, and the heads of their table."""

    name: str
    title: str
    sentence: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    columns: Sequence[Column]
    aloud: str
    legend: str = ""


def drawn(points: Sequence[Point], numbers: Sequence[str], *, room: int = ROOM) -> list[Column]:
    """Place columns side by side; `numbers` are their counts as they are written, `room` how many have their words."""
    most = max((point.count for point in points), default=0) or 1
    step = (WIDTH - 2 * MARGIN) / max(len(points), 1)
    every = -(-len(points) // max(room, 1))
    largest = max(range(len(points)), key=lambda place: points[place].count, default=0)
    return [
        Column(
            point,
            x=round(MARGIN + place * step + step * 0.12, 2),
            width=round(step * 0.76, 2),
            height=_height(point.count, most),
            part_height=_height(point.part or 0, most),
            number=numbers[place] if every == 1 or place == largest else "",
            short=point.short if place % every == 0 else "",
        )
        for place, point in enumerate(points)
    ]


def _height(count: int, most: int) -> float:
    return round((BASE - TOP) * count / most, 2)
