"""Somebody opens an account: a form, a letter, a click."""

import pytest

from accounts.models import User
from tests.accounts.factories import PASSWORD, letters, link_in, member, sign_in

pytestmark = pytest.mark.django_db

FORM = {
    "first_name": "Maïté",
    "last_name": "D’Arc-Étoile",
    "email": " Maite@Exemple.INVALID ",
    "password1": PASSWORD,
    "password2": PASSWORD,
}


def sign_up(client, **fields):
    return client.post("/compte/signup/", FORM | fields)


def test_the_link_of_the_letter_opens_the_account(client):
    answer = sign_up(client)
    assert answer.status_code == 302
    assert answer.url == "/compte/confirm-email/"
    user = User.objects.get(email="maite@exemple.invalid")
    assert user.get_full_name() == "Maïté D’Arc-Étoile"
    [letter] = letters()
    assert letter.to == ["maite@exemple.invalid"]
    link = link_in(letter)
    assert client.get(link).status_code == 200
    assert client.post(link).status_code == 302
    assert sign_in(client, user.email).url == "/compte/"
    assert client.get("/compte/").status_code == 200


def test_looking_at_the_link_confirms_nothing(client):
    sign_up(client)
    client.get(link_in(letters()[0]))
    assert not User.objects.get().emailaddress_set.get().verified


def test_an_address_that_is_not_confirmed_opens_nothing(client):
    sign_up(client)
    answer = sign_in(client, "maite@exemple.invalid")
    assert answer.url == "/compte/confirm-email/"
    assert client.get("/compte/").status_code == 302


def test_a_link_that_was_made_up_says_so(client):
    answer = client.get("/compte/confirm-email/NQ:1aaaaa:made-up/")
    assert answer.status_code == 200
    assert "confirm-email" not in answer.content.decode().partition("<main")[2].partition("</main")[0]


def test_a_known_address_gets_the_same_page_and_another_letter(client):
    fresh = sign_up(client)
    client.get(link_in(letters()[0]))
    member("camille@exemple.invalid")
    known = sign_up(client, email="camille@exemple.invalid")
    assert (known.status_code, known.url) == (fresh.status_code, fresh.url)
    assert client.get(known.url).status_code == 200
    letter = letters()[-1]
    assert letter.to == ["camille@exemple.invalid"]
    assert "/compte/password/reset/" in letter.body
    assert User.objects.filter(email="camille@exemple.invalid").count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"password2": "une autre phrase à moi"},
        {"password1": "court", "password2": "court"},
        {"password1": "123456789012", "password2": "123456789012"},
        {"email": "pas une adresse"},
        {"first_name": ""},
        {"last_name": "Gagnez http://exemple.invalid"},
        {"last_name": "<b>gras</b>"},
    ],
)
def test_what_is_refused_says_why_and_keeps_the_rest(client, fields):
    answer = sign_up(client, **fields)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert 'role="alert"' in page
    assert 'aria-invalid="true"' in page
    assert "Étoile" in page or "last_name" in fields
    assert not User.objects.exists()


def test_in_english(client):
    page = client.get("/en/compte/signup/").content.decode()
    assert '<html lang="en">' in page
    assert "Create my account" in page
    client.post("/en/compte/signup/", FORM)
    [letter] = letters()
    assert "/en/compte/confirm-email/" in letter.body
    assert User.objects.get().language == "en"
