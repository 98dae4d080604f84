"""The page "who could help": for those who manage the request, with reasons and what one can do."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.roles import Role
from directory.models import Establishment, Solicitation, Volunteer
from help_requests import actions
from help_requests.choices import State
from help_requests.models import HelpRequestPage
from tests.accounts.factories import with_second_factor
from tests.directory.factories import ProfilePageFactory, UserFactory
from tests.matching.stage import volunteer_of
from tests.matching.world import Person

pytestmark = pytest.mark.django_db


def address(page) -> str:
    return f"/demandes/{page.slug}/qui-peut-aider/"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_member_sees_who_and_why_and_what_to_do(page, member, volunteer):
    assert f'href="{address(page)}"' in member.client.get(page.url).text
    shown = member.client.get(address(page)).text
    for words in ("Alix", "Teletravail", "Dans la même commune", "Disponible dès aujourd’hui", "Aucune sollicitation"):
        assert words in shown
    for link in ("proposer/", "appeler/"):
        assert f"/demandes/{page.slug}/{link}{volunteer.page.slug}/" in shown
    assert f"/annuaire/{volunteer.page.slug}/ecrire/" in shown
    assert "0612345678" not in shown


def test_strangers_learn_nothing(page, volunteer):
    assert Client().get(address(page)).status_code == 302
    assert address(page) not in Client().get(page.url).text
    for user in (volunteer.user, UserFactory(), ProfilePageFactory().volunteer.user):
        client = signed_in(user)
        assert client.get(address(page)).status_code == 404
        assert address(page) not in client.get(page.url).text


def test_a_coordinator_sees_the_list_and_calls_nobody(page, volunteer):
    user = with_second_factor(UserFactory())
    user.groups.add(Group.objects.get(name=Role.COORDINATOR))
    shown = signed_in(user).get(address(page)).text
    assert "Alix" in shown
    assert "/appeler/" not in shown


@pytest.mark.parametrize("change", ["not verified", "hidden", "no number"])
def test_nobody_is_called_who_may_not_be(page, member, volunteer, change):
    assert "/appeler/" in member.client.get(address(page)).text
    if change == "not verified":
        Establishment.objects.update(verified_at=None)
    if change == "hidden":
        Volunteer.objects.update(visibility={})
    if change == "no number":
        Volunteer.objects.update(phone="")
    shown = member.client.get(address(page)).text
    assert "Alix" in shown
    assert "/appeler/" not in shown


def test_what_is_hidden_isnt_there(page, member, volunteer):
    Volunteer.objects.update(visibility={"commune": "nobody"})
    shown = member.client.get(address(page)).text
    assert "Alix" in shown
    assert "Lyon" not in shown.split("<main")[1].split("<ol")[1].split("</ol>")[0]
    assert "Même région" in shown


def test_a_closed_request_looks_for_nobody(page, member, volunteer):
    actions.change_state(page, State.SOLVED, by=member.user)
    shown = member.client.get(address(page))
    assert "On ne cherche personne" in shown.text
    assert "Alix" not in shown.text
    assert address(page) not in member.client.get(page.url).text


def test_when_nobody_fits_it_says_what_helps(page, member):
    assert "Personne pour le moment" in member.client.get(address(page)).text
    page.themes.clear()
    HelpRequestPage.objects.get(pk=page.pk).themes.clear()
    page.themes.set([])
    page.save()
    assert "n’indique pas encore de thème" in member.client.get(address(page)).text


def test_ten_first_then_more(page, member):
    for number in range(12):
        volunteer_of(f"Personne {number}", Person(themes={"teletravail": "knows"}))
    first = member.client.get(address(page)).text
    assert first.count("/ecrire/") == 10
    assert "?tout=1" in first
    assert member.client.get(f"{address(page)}?tout=1").text.count("/ecrire/") == 12


def test_the_number_of_queries_is_constant(page, member, volunteer, django_assert_max_num_queries):
    counted = []
    for more in range(2):
        for number in range(4 * more):
            made = volunteer_of(f"Personne {number}", Person(themes={"teletravail": "knows"}, asked=[0.1]))
            made.phone, made.visibility = "0600000000", {"phone": "everyone"}
            made.save()
        member.client.get(address(page))
        with django_assert_max_num_queries(60) as queries:
            member.client.get(address(page))
        counted.append(len(queries))
    assert counted[0] == counted[1]
    assert Solicitation.objects.count() == 4
