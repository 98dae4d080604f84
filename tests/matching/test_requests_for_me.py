"""Requests for me: the same rules, from the other side."""

import pytest

from directory.availability import pause
from help_requests.models import HelpRequestPage
from matching.candidates import candidates_for
from matching.reverse import requests_for
from tests.matching import scenarios_never, scenarios_places, scenarios_subjects, scenarios_times
from tests.matching.stage import act, request_of
from tests.matching.world import NOW, Asks

pytestmark = pytest.mark.django_db

MINE = "/compte/demandes-pour-moi/"
BOTH_WAYS = [
    scenario
    for file in (scenarios_never, scenarios_places, scenarios_subjects, scenarios_times)
    for scenario in file.SCENARIOS[::4]
]


@pytest.mark.parametrize("scenario", BOTH_WAYS, ids=[scenario.title for scenario in BOTH_WAYS])
def test_both_sides_say_the_same(scenario):
    from directory.models import VolunteerProfilePage

    page = act(scenario.asks, scenario.people)
    forwards = {one.name: (one.score, one.reasons) for one in candidates_for(page, now=NOW)}
    backwards = {}
    for profile in VolunteerProfilePage.objects.filter(title__in=scenario.people):
        for one in requests_for(profile.volunteer, now=NOW):
            if one.request_id == page.pk:
                backwards[profile.title] = (one.score, one.reasons)
    assert backwards == forwards


def test_a_volunteer_reads_which_and_why(page, volunteer):
    shown = volunteer.client.get(MINE).text
    assert page.title in shown
    assert "Dans la même commune" in shown
    assert f"/demandes/{page.slug}/aider/" in shown
    space = volunteer.client.get("/compte/").text
    assert "1 demande cherche ce que vous proposez" in space
    assert MINE in space


def test_nothing_is_proposed_during_a_break(page, volunteer):
    pause(volunteer.volunteer)
    shown = volunteer.client.get(MINE).text
    assert page.title not in shown
    assert "Aucune demande pour vous" in shown
    assert "cherche ce que vous proposez" not in volunteer.client.get("/compte/").text


def test_somebody_without_a_page_is_told_what_is_missing(page, member):
    assert "Votre page n’est pas en ligne" in member.client.get(MINE).text


def test_drafts_and_closed_requests_are_for_nobody(page, volunteer):
    HelpRequestPage.objects.update(live=False)
    assert page.title not in volunteer.client.get(MINE).text
    HelpRequestPage.objects.update(live=True)
    page.periods.update(state="solved")
    assert page.title not in volunteer.client.get(MINE).text


def test_the_number_of_queries_is_constant(page, volunteer, django_assert_max_num_queries):
    counted = []
    for more in range(2):
        for _number in range(4 * more):
            request_of(Asks(themes=["teletravail"]))
        volunteer.client.get(MINE)
        with django_assert_max_num_queries(60) as queries:
            volunteer.client.get(MINE)
        counted.append(len(queries))
    assert counted[0] == counted[1]
