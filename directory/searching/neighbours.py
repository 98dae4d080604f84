"""Which regions lie next to each other, by their INSEE codes; asked when a region has nobody.

Two regions touch where a commune of one lies a few kilometres from a commune of the other. That was reckoned from
`data/geo/communes.csv`: the nearest pairs are at most 3.4 km apart, the next ones far beyond 10, so there is no doubt
about any. `tests/directory/test_neighbours.py` reckons it again.
"""

from collections.abc import Iterable

LAND = frozenset(
    {
        ("11", "24"),
        ("11", "27"),
        ("11", "28"),
        ("11", "32"),
        ("11", "44"),
        ("24", "27"),
        ("24", "28"),
        ("24", "52"),
        ("24", "75"),
        ("24", "84"),
        ("27", "44"),
        ("27", "84"),
        ("28", "32"),
        ("28", "52"),
        ("28", "53"),
        ("32", "44"),
        ("52", "53"),
        ("52", "75"),
        ("75", "76"),
        ("75", "84"),
        ("76", "84"),
        ("76", "93"),
        ("84", "93"),
    }
)
# Across the sea: the region to which boats and aeroplanes go first. The others have none within reach.
SEA = frozenset({("01", "02"), ("04", "06"), ("93", "94")})


def neighbours_of(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the regions next to any of these, without these."""
    ours = set(codes)
    pairs = LAND | SEA
    found = {right for left, right in pairs if left in ours} | {left for left, right in pairs if right in ours}
    return tuple(sorted(found - ours))
