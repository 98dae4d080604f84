"""Guessing passwords is slow, whatever process answers."""

import pytest
from django.core.cache import caches

from tests.accounts.factories import member, sign_in

pytestmark = pytest.mark.django_db
WRONG = "pas le bon mot de passe"


def test_after_five_wrong_passwords_the_right_one_waits_too(client):
    member()
    for _try in range(5):
        sign_in(client, "camille@exemple.invalid", WRONG)
    answer = sign_in(client, "camille@exemple.invalid")
    assert answer.status_code == 200
    assert client.get("/compte/").status_code == 302


def test_other_spellings_of_an_address_count_for_the_same_account(client):
    member()
    for spelling in ("camille@exemple.invalid", "CAMILLE@exemple.invalid", " camille@exemple.invalid"):
        for _try in range(2):
            sign_in(client, spelling, WRONG)
    assert sign_in(client, "camille@exemple.invalid").status_code == 200


def test_too_many_requests_get_a_page_that_helps(client):
    answers = [client.post("/compte/password/reset/", {"email": "camille@exemple.invalid"}) for _try in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "/compte/password/reset/" in answers[-1].content.decode()


def test_counts_are_shared_by_all_processes():
    from portal.settings import base

    assert base.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"
    assert caches["default"] is not None
