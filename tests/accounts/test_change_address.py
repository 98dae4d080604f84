"""A member moves to another address, or changes their password."""

import pytest

from tests.accounts.factories import (
    PASSWORD,
    code_in,
    code_now,
    letters,
    member,
    prove_it_is_me,
    sign_in,
    type_code,
    with_second_factor,
)

pytestmark = pytest.mark.django_db

OLD, NEW = "camille@exemple.invalid", "nouvelle@exemple.invalid"
CODE_PAGE = "/compte/confirm-email/"


@pytest.fixture
def signed_in(client):
    member()
    sign_in(client, OLD)
    return client


def ask_for(client, address):
    """Ask for another address, once it is sure who asks."""
    prove_it_is_me(client, "/compte/email/")
    return client.post("/compte/email/", {"email": address, "action_add": ""})


def test_the_new_address_holds_once_it_is_confirmed(signed_in, django_user_model):
    ask_for(signed_in, NEW)
    assert django_user_model.objects.get().email == OLD
    assert NEW in signed_in.get("/compte/email/").content.decode()
    [letter] = [letter for letter in letters() if letter.to == [NEW]]
    assert type_code(signed_in, code_in(letter), CODE_PAGE).status_code == 302
    assert django_user_model.objects.get().email == NEW
    assert [letter.to for letter in letters()][-1] == [OLD], "the former address is told"


def test_whoever_finds_an_open_session_does_not_take_the_account(signed_in, django_user_model):
    asked = signed_in.post("/compte/email/", {"email": NEW, "action_add": ""})
    assert asked.url.startswith("/compte/reauthenticate/")
    assert letters() == []


def test_a_wrong_code_changes_nothing(signed_in, django_user_model):
    ask_for(signed_in, NEW)
    type_code(signed_in, "0000-0000", CODE_PAGE)
    assert django_user_model.objects.get().email == OLD


def test_somebody_elses_address_is_not_taken(signed_in, django_user_model):
    member("autre@exemple.invalid")
    answer = ask_for(signed_in, "autre@exemple.invalid")
    free = ask_for(signed_in, NEW)
    assert (answer.status_code, answer.url) == (free.status_code, free.url)
    assert django_user_model.objects.filter(email="autre@exemple.invalid").count() == 1


def test_another_password(signed_in, client):
    new = "une autre phrase bien longue"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    refused = signed_in.post("/compte/password/change/", form | {"oldpassword": "pas celui-là"})
    assert 'role="alert"' in refused.content.decode()
    assert signed_in.post("/compte/password/change/", form).status_code == 302
    client.post("/compte/logout/")
    assert sign_in(client, OLD, new).url == "/compte/"


def test_with_a_second_factor_too(client, django_user_model):
    with_second_factor(member())
    sign_in(client, OLD)
    client.post("/compte/2fa/authenticate/", {"code": code_now()})
    ask_for(client, NEW)
    type_code(client, code_in(next(letter for letter in letters() if letter.to == [NEW])), CODE_PAGE)
    assert django_user_model.objects.get().email == NEW
