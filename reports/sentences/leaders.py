"""Who leads a list that is ordered by count: those worth naming, and how many the rest are."""

from typing import Any

Item = dict[str, Any]


def leaders(items: list[Item], most: int) -> list[Item]:
    """Return the first `most` items, or fewer where the cut would part items of the same count.

    When all of those tie with the next one, there is no better cut and the first ones are kept.
    """
    if len(items) <= most:
        return items
    clear = [item for item in items[:most] if item["count"] > items[most]["count"]]
    return clear or items[:most]


def rest(items: list[Item], named: list[Item]) -> int:
    """Return the sum of the counts that `named` leaves out."""
    return sum(item["count"] for item in items[len(named) :])
