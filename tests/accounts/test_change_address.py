"""A member moves to another address, or changes their password."""

import pytest

from tests.accounts.factories import PASSWORD, letters, link_in, member, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    member()
    sign_in(client, "camille@exemple.invalid")
    return client


def test_the_new_address_holds_once_it_is_confirmed(signed_in, django_user_model):
    signed_in.post("/compte/email/", {"email": "nouvelle@exemple.invalid", "action_add": ""})
    assert django_user_model.objects.get().email == "camille@exemple.invalid"
    assert "nouvelle@exemple.invalid" in signed_in.get("/compte/email/").content.decode()
    [letter] = [letter for letter in letters() if letter.to == ["nouvelle@exemple.invalid"]]
    signed_in.post(link_in(letter))
    assert django_user_model.objects.get().email == "nouvelle@exemple.invalid"


def test_somebody_elses_address_is_not_taken(signed_in, django_user_model):
    member("autre@exemple.invalid")
    answer = signed_in.post("/compte/email/", {"email": "autre@exemple.invalid", "action_add": ""}, follow=True)
    assert answer.status_code == 200
    assert django_user_model.objects.filter(email="autre@exemple.invalid").count() == 1


def test_another_password(signed_in, client):
    new = "une autre phrase bien longue"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    refused = signed_in.post("/compte/password/change/", form | {"oldpassword": "pas celui-là"})
    assert 'role="alert"' in refused.content.decode()
    assert signed_in.post("/compte/password/change/", form).status_code == 302
    client.post("/compte/logout/")
    assert sign_in(client, "camille@exemple.invalid", new).url == "/compte/"
