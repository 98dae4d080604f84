"""Small counts are hidden in what leaves the portal as data, and cannot be computed back from what is shown.

The rule: a count under 5 is not given ("primary suppression"), and where parts add up to a total that is given,
further parts are hidden with it ("secondary" or "complementary suppression"). Source: Hundepool et al., *Handbook on
Statistical Disclosure Control*, ESSnet SDC 2010, chapter 4 (frequency tables), minimum frequency rule; 5 is the
threshold that docs/decisions/0030 gives.

What is hidden together is chosen by the numbers alone, never by their place: the smallest shown ones go, with all
their equals, until the hidden numbers are not all the same. Whatever table has the hidden numbers in another order is
then published alike, so each hidden number has two possible values at least, even for whoever knows this rule.
"""

from collections.abc import Sequence

THRESHOLD = 5


def is_small(count: int, threshold: int = THRESHOLD) -> bool:
    """Whether a count is under the threshold; none at all is small too, or else silence would tell from nothing."""
    return count < threshold


def shown(count: int) -> int | None:
    """Return a count that is part of nothing, or None when it is small."""
    return None if is_small(count) else count


def hidden_places(lines: Sequence[tuple[int, ...]], threshold: int = THRESHOLD) -> frozenset[int]:
    """Return the places of the lines that have to be hidden, whole, where each column of counts adds up to a total.

    The totals may be given (those that aren't small themselves). A line is hidden whole since its counts lie in each
    other (filled in asked, new in all): one would tell how large the other can be. The list must have the same lines
    whatever the numbers: one that is only there when it counts somebody would tell what it hides.
    """
    hidden = {place for place, line in enumerate(lines) if any(is_small(count, threshold) for count in line)}
    while hidden and len(hidden) < len(lines) and not _is_safe([lines[place] for place in hidden], threshold):
        next_up = min(line for place, line in enumerate(lines) if place not in hidden)
        hidden |= {place for place, line in enumerate(lines) if line == next_up}
    return frozenset(hidden)


def shown_lines(lines: Sequence[tuple[int, ...]], threshold: int = THRESHOLD) -> list[tuple[int | None, ...]]:
    """Return the lines, those that have to be hidden with None in each column; one line alone is the total itself."""
    if len(lines) == 1:
        return [tuple(None if is_small(count, threshold) else count for count in lines[0])]
    hidden = hidden_places(lines, threshold)
    return [(None,) * len(line) if place in hidden else line for place, line in enumerate(lines)]


def shown_parts(counts: Sequence[int], threshold: int = THRESHOLD) -> list[int | None]:
    """Return the parts of one total, those that have to be hidden as None."""
    return [line[0] for line in shown_lines([(count,) for count in counts], threshold)]


def shown_beside(counts: Sequence[int], total: int, silent: int, threshold: int = THRESHOLD) -> int | None:
    """Return how many are in none of overlapping parts, or None where it would tell of a hidden part.

    With the total it tells how many are in some part. These are a small count themselves, or more than the shown parts
    can hold: the rest would then be in hidden ones, which it bounds from below.
    """
    some = total - silent
    known = sum(count for count in counts if not is_small(count, threshold))
    return None if is_small(silent, threshold) or is_small(some, threshold) or known < some else silent


def _is_safe(together: list[tuple[int, ...]], threshold: int) -> bool:
    """Whether hidden lines protect each other: in each column they differ and their known sum isn't small."""
    return all(not is_small(sum(column), threshold) and len(set(column)) > 1 for column in zip(*together, strict=True))
