"""What the breakdowns share: the order of their items, their rounding, and the name of what wasn't given."""

import unicodedata
from collections.abc import Iterable
from typing import Any

NOT_GIVEN = "Non renseignée"


def in_order(items: Iterable[dict[str, Any]], by: str = "count") -> list[dict[str, Any]]:
    """Order items by count, the largest first, then by name as a French index does (É with E)."""
    return sorted(items, key=lambda item: (-item[by], _index_key(item["name"]), item["name"]))


def items(rows: Iterable[tuple[str | None, str | None, int]], key: str) -> list[dict[str, Any]]:
    """Turn rows (code, name, count) into ordered items whose code is called `key`; no code is "not given"."""
    return in_order({key: code, "name": name or NOT_GIVEN, "count": count} for code, name, count in rows)


def percent(part: int, whole: int) -> float | None:
    """Return `part` of `whole` in percent to 0.1; of nothing there is no share."""
    return round(100 * part / whole, 1) if whole else None


def _index_key(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
