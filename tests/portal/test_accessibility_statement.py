"""The accessibility statement: made of the sheet, which names every criterion of the RGAA 4.1 and rounds nothing up."""

import re
from collections import Counter

import pytest

from portal.accessibility.sheet import Criterion, Sheet, State, sheet

pytestmark = pytest.mark.django_db

# Criteria of each theme of the reference.
THEMES = {1: 9, 2: 2, 3: 3, 4: 13, 5: 8, 6: 2, 7: 5, 8: 10, 9: 4, 10: 14, 11: 13, 12: 11, 13: 12}


def test_the_sheet_names_every_criterion_once_and_what_it_rests_on():
    numbers = [one.number for one in sheet().criteria]
    assert len(set(numbers)) == len(numbers) == 106
    assert Counter(int(number.partition(".")[0]) for number in numbers) == THEMES
    assert [one.number for one in sheet().criteria if not one.proof] == []


def test_what_nobody_verified_counts_as_not_kept():
    states = [State.KEPT, State.KEPT, State.UNKNOWN, State.NOTHING]
    made = Sheet(tuple(Criterion(f"1.{number}", "x", state, "x") for number, state in enumerate(states)))
    assert (made.rate, made.is_whole) == (66, False)
    assert Sheet(made.criteria[:2]).is_whole


def test_the_statement_says_what_the_sheet_says(client):
    page = client.get("/accessibilite/declaration/").text
    assert f"{sheet().rate}\u00a0% des critères applicables" in page
    for one in sheet().in_state(State.BROKEN, State.UNKNOWN):
        assert one.question in page
    assert "Défenseur des droits" in page


def test_every_page_leads_to_it_and_to_the_search(client):
    for path in ("/", "/annuaire/", "/nulle-part/", "/compte/login/"):
        page = client.get(path).text
        assert re.search(r'href="/accessibilite/declaration/">Accessibilité\u202f: partiellement conforme', page), path
        assert 'href="/recherche/"' in page.partition("<main")[0], path
