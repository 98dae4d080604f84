"""The table of what was measured says where a bound isn't reached, and stands between its marks."""

import pytest

from benchmarks.summary import BEGIN, END, Line, growth, put


@pytest.mark.no_database
@pytest.mark.parametrize(
    ("measured", "bound", "is_least", "said"),
    [(0.8, 0.8, True, "yes"), (0.79, 0.8, True, "**no**"), (300, 300, False, "yes"), (300.1, 300, False, "**no**")],
)
def test_a_bound_is_reached_or_not(measured, bound, is_least, said):
    assert Line("", measured, bound, is_least=is_least).cells[-1] == said


@pytest.mark.no_database
def test_questions_are_one_mix_and_the_largest_portal_has_the_wider_bound():
    took = {"home": [10, 11, 14], "directory: one": [10, 10, 50], "directory: two": [10, 10, 12]}
    lines = list(growth({"volunteers": [2, 20, 350], "p50_ms": took | {"directory: three": [10, 10, 10]}}))
    assert [(line.measured, line.bound) for line in lines] == [(1.1, 1.2), (1.4, 1.5), (1.0, 1.2), (1.2, 1.5)]


@pytest.mark.no_database
def test_the_table_takes_the_place_of_the_one_before():
    document = put(f"avant\n{BEGIN}\nancien\n{END}\naprès", "nouveau")
    assert document == f"avant\n{BEGIN}\n\nnouveau\n{END}\naprès"
    assert put(document, "nouveau") == document
