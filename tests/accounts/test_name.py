"""A member says what they are called, once they have something to say."""

import pytest

from accounts.models import User
from tests.accounts.factories import member

pytestmark = pytest.mark.django_db

FORM = {"first_name": "Maïté", "last_name": "D’Arc-Étoile", "language": "fr"}


@pytest.fixture
def signed_in(client):
    client.force_login(member(first_name="", last_name=""))
    return client


def test_the_name_is_kept(signed_in):
    assert signed_in.post("/compte/nom/", FORM).status_code == 302
    assert User.objects.get().get_full_name() == "Maïté D’Arc-Étoile"


def test_it_leads_back_to_what_asked_and_nowhere_else(signed_in):
    assert signed_in.post("/compte/nom/", FORM | {"next": "/demandes/"}).url == "/demandes/"
    assert signed_in.post("/compte/nom/", FORM | {"next": "https://ailleurs.invalid/"}).url == "/compte/nom/"


def test_letters_come_in_the_language_that_was_chosen(signed_in):
    signed_in.post("/compte/nom/", FORM | {"language": "en"})
    assert User.objects.get().language == "en"


@pytest.mark.parametrize(
    "fields",
    [
        {"first_name": ""},
        {"last_name": "Gagnez http://exemple.invalid"},
        {"last_name": "<b>gras</b>"},
        {"language": "xx"},
    ],
)
def test_what_is_refused_says_why_and_keeps_the_rest(signed_in, fields):
    answer = signed_in.post("/compte/nom/", FORM | fields)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'role="alert"' in page
    assert "Étoile" in page or "last_name" in fields
    assert User.objects.get().get_full_name() == ""
