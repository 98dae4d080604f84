"""Guessing passwords is slow, whatever process answers."""

import pytest
from django.core.cache import caches

from tests.accounts.factories import ask_for_a_code, member, sign_in, sign_up

pytestmark = pytest.mark.django_db
WRONG = "pas le bon mot de passe"


def test_after_five_wrong_passwords_the_right_one_waits_too(client):
    member()
    for _try in range(5):
        sign_in(client, "camille@exemple.invalid", WRONG)
    answer = sign_in(client, "camille@exemple.invalid")
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "300"
    assert 'value="camille@exemple.invalid"' in answer.content.decode()
    assert client.get("/compte/").status_code == 302


def test_one_success_does_not_forget_what_was_tried(client):
    member()
    for _try in range(4):
        sign_in(client, "camille@exemple.invalid", WRONG)
    assert sign_in(client, "camille@exemple.invalid").status_code == 302
    client.post("/compte/logout/")
    sign_in(client, "camille@exemple.invalid", WRONG)
    assert sign_in(client, "camille@exemple.invalid").status_code == 429


def test_other_spellings_of_an_address_count_for_the_same_account(client):
    member()
    for spelling in ("camille@exemple.invalid", "CAMILLE@exemple.invalid", " camille@ｅxemple.invalid"):
        for _try in range(2):
            sign_in(client, spelling, WRONG)
    assert sign_in(client, "camille@exemple.invalid").status_code == 429


def test_too_many_requests_get_a_page_that_helps(client):
    answers = [client.post("/compte/password/reset/", {"email": "camille@exemple.invalid"}) for _try in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    page = answers[-1].content.decode()
    assert "/compte/password/reset/" in page
    assert '<input type="hidden" name="email" value="camille@exemple.invalid">' in page
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_what_is_secret_is_not_kept(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    for _try in range(2):
        answer = sign_in(client, "camille@exemple.invalid", WRONG)
    page = answer.content.decode()
    assert answer.status_code == 429
    assert 'name="login" value="camille@exemple.invalid"' in page
    assert WRONG not in page


def test_letters_to_one_address_are_counted_by_the_hour(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "3/h/key"}
    answers = []
    for address in ("a@exemple.invalid", "A@exemple.invalid") * 2:
        client.cookies.clear()
        answers.append(ask_for_a_code(client, address))
    assert [answer.status_code for answer in answers] == [302] * 3 + [429]
    assert ask_for_a_code(client, "b@exemple.invalid").status_code == 302


def test_a_wave_of_sign_ups_from_one_house_is_let_in(client):
    answers = [sign_up(client, f"personne{number}@exemple.invalid") for number in range(61)]
    assert [answer.status_code for answer in answers] == [302] * 60 + [429]


def test_a_wave_does_not_make_the_cache_forget_its_counts():
    from portal.settings import base

    assert base.CACHES["default"]["OPTIONS"]["MAX_ENTRIES"] >= 10_000


def test_counts_are_shared_by_all_processes():
    from portal.settings import base

    assert base.CACHES["default"]["BACKEND"] == "portal.database_cache.DatabaseCache"
    assert caches["default"] is not None
