"""The right people in the right order: scenarios that were written before the weights."""

from itertools import chain

import pytest

from matching.candidates import candidates_for
from tests.matching import (
    scenarios_fairness,
    scenarios_never,
    scenarios_places,
    scenarios_subjects,
    scenarios_times,
)
from tests.matching.stage import act
from tests.matching.world import NOW

pytestmark = pytest.mark.django_db

FILES = (scenarios_subjects, scenarios_places, scenarios_times, scenarios_fairness, scenarios_never)
SCENARIOS = list(chain.from_iterable(file.SCENARIOS for file in FILES))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario.title for scenario in SCENARIOS])
def test_right_order(scenario):
    page = act(scenario.asks, scenario.people)
    assert [one.name for one in candidates_for(page, now=NOW)] == list(scenario.order)


def test_there_are_enough_and_each_is_said_once():
    assert len(SCENARIOS) >= 40
    assert len({scenario.title for scenario in SCENARIOS}) == len(SCENARIOS)
