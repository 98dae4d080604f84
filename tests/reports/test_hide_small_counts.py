"""Small counts are hidden in exports, and nobody can compute them back: neither by sums nor by knowing the rule."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.disclosure import THRESHOLD, hidden_places, shown, shown_beside, shown_lines, shown_parts

# A busy machine draws slowly; that is nobody's fault.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def published(table, threshold):
    """What a reader has: the parts as they are shown, and their total when it may be."""
    total = sum(table)
    return tuple(shown_parts(table, threshold=threshold)), total if total >= threshold else None


@pytest.mark.parametrize(("parts", "threshold", "largest"), [(2, 5, 24), (3, 3, 12), (4, 3, 8), (5, 2, 5)])
def test_whoever_knows_the_rule_still_has_two_values_for_each_hidden_number(parts, threshold, largest):
    possible = defaultdict(lambda: [set() for _ in range(parts)])
    for table in product(range(largest + 1), repeat=parts):
        for place, count in enumerate(table):
            possible[published(table, threshold)][place].add(count)
    for (cells, total), values in possible.items():
        if total is not None and total > largest:
            continue  # tables beyond the largest number were not tried
        for place, cell in enumerate(cells):
            assert cell is not None or len(values[place]) > 1, (cells, total, place, values)


def published_pairs(table, threshold):
    """What a reader has of pairs, with both totals when they may be told."""
    cells = [cell for line in shown_lines(table, threshold) for cell in line]
    totals = (sum(first for first, _second in table), sum(second for _first, second in table))
    return tuple(cells), tuple(total if total >= threshold else None for total in totals)


@pytest.mark.parametrize(("parts", "threshold", "largest"), [(2, 3, 11), (3, 2, 7)])
def test_nor_do_two_counts_that_lie_in_each_other_tell_of_each_other(parts, threshold, largest):
    pairs = [(first, second) for first in range(largest + 1) for second in range(first + 1)]
    possible = defaultdict(lambda: [set() for _ in range(2 * parts)])
    for table in product(pairs, repeat=parts):
        for place, count in enumerate(count for pair in table for count in pair):
            possible[published_pairs(table, threshold)][place].add(count)
    for (cells, totals), values in possible.items():
        if any(total is not None and total > largest for total in totals):
            continue  # tables beyond the largest number were not tried
        for place, cell in enumerate(cells):
            assert cell is not None or len(values[place]) > 1, (cells, totals, place, values)


@unhurried
@given(st.lists(st.integers(0, 40), min_size=1, max_size=20))
def test_no_small_count_is_shown_and_what_is_shown_is_true(counts):
    for count, cell in zip(counts, shown_parts(counts), strict=True):
        assert cell is None or (cell == count and cell >= THRESHOLD)


@unhurried
@given(st.lists(st.integers(0, 40), min_size=2, max_size=20))
def test_the_rest_of_a_total_is_no_small_count_either(counts):
    hidden = hidden_places([(count,) for count in counts])
    rest = sum(counts[place] for place in hidden)
    assert not hidden or len(hidden) > 1
    assert not hidden or rest >= THRESHOLD or len(hidden) == len(counts)


@unhurried
@given(st.lists(st.integers(0, 40), min_size=2, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_parts_decides_nothing(counts, lot):
    mixed = list(counts)
    lot.shuffle(mixed)
    assert sorted(shown_parts(counts), key=str) == sorted(shown_parts(mixed), key=str)


@unhurried
@given(st.lists(st.integers(THRESHOLD, 40), min_size=1, max_size=20))
def test_nothing_is_hidden_where_nothing_is_small(counts):
    assert shown_parts(counts) == counts


@pytest.mark.parametrize(
    ("counts", "total", "silent", "told"),
    [
        ([20, 9], 40, 12, 12),
        ([20, 9], 40, 4, None),  # small itself
        ([4, 0], 30, 26, None),  # those in some part are few
        ([8, 4], 24, 12, None),  # twelve in parts, of which eight are shown: the hidden part would be four at least
    ],
)
def test_who_is_in_no_part_tells_nothing_of_the_hidden_ones(counts, total, silent, told):
    assert shown_beside(counts, total, silent) == told


@pytest.mark.parametrize(("count", "told"), [(0, None), (4, None), (5, 5), (1500, 1500)])
def test_a_count_alone(count, told):
    assert shown(count) == told
