"""A colleague has lost their second factor: an administrator removes it, with a line in the log and a letter."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import ModelLogEntry

from accounts.models import User
from accounts.roles import Role
from tests.accounts.factories import code_now, letters, member, sign_in, type_code, with_second_factor

pytestmark = pytest.mark.django_db


def somebody(role: Role | None, **fields):
    address = f"personne{User.objects.count()}@exemple.invalid"
    user = with_second_factor(member(address, **fields))
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def signed_in(user) -> Client:
    """A browser in which both steps were made."""
    client = Client()
    sign_in(client, user.email)
    type_code(client, code_now(), "/compte/2fa/authenticate/")
    return client


@pytest.fixture
def colleague():
    return somebody(Role.MODERATOR, last_name="Perdue")


def url_of(person) -> str:
    return f"/cms/comptes/{person.pk}/second-facteur/"


def test_an_administrator_removes_it_and_a_new_one_is_set_up(colleague):
    elsewhere = signed_in(colleague)
    assert elsewhere.get("/cms/").status_code == 200
    admin = signed_in(somebody(Role.ADMINISTRATOR))
    assert url_of(colleague) in admin.get("/cms/users/").text
    asked = admin.get(url_of(colleague)).text
    assert "appelez-la à un numéro que vous connaissez" in asked
    assert Authenticator.objects.filter(user=colleague).exists()
    done = admin.post(url_of(colleague), follow=True)
    assert "se connecte sans second facteur" in done.text
    assert not Authenticator.objects.filter(user=colleague).exists()
    assert elsewhere.get("/cms/").url.startswith("/compte/login/")
    again = Client()
    sign_in(again, colleague.email)
    assert again.get("/cms/").url == "/compte/2fa/"


def test_it_is_written_down_and_told_once(colleague):
    boss = somebody(Role.ADMINISTRATOR)
    admin = signed_in(boss)
    for _time in range(2):
        admin.post(url_of(colleague))
    entry = ModelLogEntry.objects.get(action="accounts.second_factor_taken_away")
    assert (entry.user, entry.object_id) == (boss, str(colleague.pk))
    told = [letter for letter in letters() if "second facteur a été retiré" in letter.subject]
    assert [letter.to for letter in told] == [[colleague.email]]
    assert "Vous ne l’avez pas perdu" in told[0].body
    assert "n’a pas de second facteur" in admin.get(url_of(colleague)).text
    assert "Second facteur retiré" in admin.get("/cms/reports/site-history/").text


@pytest.mark.parametrize("who", [Role.MODERATOR, Role.EDITOR, Role.COORDINATOR])
def test_no_other_role_does(colleague, who):
    other = signed_in(somebody(who, first_name="Autre"))
    for ask in (other.get, other.post):
        ask(url_of(colleague))
    assert Authenticator.objects.filter(user=colleague).exists()


@pytest.mark.parametrize("whose", ["own", "superuser"])
def test_not_their_own_and_not_a_superusers(whose):
    boss = somebody(Role.ADMINISTRATOR)
    person = boss if whose == "own" else somebody(None, is_superuser=True)
    admin = signed_in(boss)
    admin.post(url_of(person))
    assert Authenticator.objects.filter(user=person).exists()
    assert url_of(person) not in admin.get("/cms/users/").text
