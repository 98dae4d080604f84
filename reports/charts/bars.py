"""A bar chart: what is drawn, and the whole of it for its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..sentences.french import typeset


@dataclass(frozen=True)
class Bar:
    """A labelled count; `rest` stands for what wasn't given or isn't drawn one by one."""

    label: str
    count: int
    rest: bool = False


@dataclass(frozen=True)
class Chart:
    """A chart with its title and its sentence; `head` and `unit` name the columns of its table."""

    title: str
    sentence: str
    head: str
    unit: str
    bars: Sequence[Bar]
    rows: Sequence[Bar]

    @property
    def most(self) -> int:
        """The longest bar, which sets the scale."""
        return max((bar.count for bar in self.bars), default=1) or 1


def from_list(items: list[dict[str, Any]], *, most: int, others: str) -> tuple[list[Bar], list[Bar]]:
    """Return what is drawn (the `most` first, then the others together) and all rows, "not given" last in both."""
    told = [Bar(typeset(item["name"]), item["count"]) for item in items if _code(item)]
    silent = [Bar(typeset(item["name"]), item["count"], rest=True) for item in items if not _code(item)]
    drawn = told if len(told) <= most + 1 else told[:most]
    left = sum(bar.count for bar in told[len(drawn) :])
    together = [Bar(others, left, rest=True)] if left and others else []
    return [*drawn, *together, *silent], [*told, *silent]


def from_counts(counts: dict[str, int], labels: dict[str, str]) -> tuple[list[Bar], list[Bar]]:
    """Return what is drawn (what somebody gave, the largest first, "not given" last) and all rows, zeros too."""
    rows = [Bar(label, counts[key], rest=key == "not_given") for key, label in labels.items()]
    rows.sort(key=lambda bar: (bar.rest, -bar.count))
    return [bar for bar in rows if bar.count], rows


def in_the_lead(items: list[dict[str, Any]]) -> str:
    """Return the name that alone has the largest count, or nothing."""
    alone = len(items) == 1 or (len(items) > 1 and items[0]["count"] > items[1]["count"])
    return items[0]["name"] if alone and _code(items[0]) else ""


def _code(item: dict[str, Any]) -> str | None:
    return item.get("slug", item.get("code"))
