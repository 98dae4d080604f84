"""Somebody with neither password nor factor shows by a code that a session left open is theirs."""

import time

import pytest

from tests.accounts.factories import ask_for_a_code, code_in, letters, member, type_code, with_second_factor

pytestmark = pytest.mark.django_db

ADDRESS = "camille@exemple.invalid"
PROOF = "/compte/preuve/"
GUARDED = [
    "/compte/email/",
    "/compte/password/set/",
    "/compte/2fa/totp/activate/",
    "/compte/2fa/webauthn/add/",
    "/compte/3rdparty/",
]


@pytest.fixture
def left_open(client):
    """A session that began an hour ago."""
    client.force_login(member(ADDRESS, None))
    return client


@pytest.mark.parametrize("path", GUARDED)
def test_what_protects_the_account_asks_for_a_code(left_open, path):
    asked = left_open.get(path)
    assert asked.url == f"{PROOF}?next={path.replace('/', '%2F')}"
    assert ADDRESS in left_open.get(asked.url).content.decode()
    left_open.post(PROOF, {"next": path})
    assert type_code(left_open, code_in(letters()[-1]), PROOF, next=path).url == path
    assert left_open.get(path).status_code == 200


def test_changing_the_address_is_refused_until_then(left_open):
    assert left_open.post("/compte/email/", {"email": "voleur@exemple.invalid", "action_add": ""}).url.startswith(PROOF)
    assert letters() == []


def test_who_has_just_signed_in_is_not_asked(client, monkeypatch):
    member(ADDRESS, None)
    ask_for_a_code(client, ADDRESS)
    type_code(client, code_in(letters()[0]))
    assert client.get("/compte/password/set/").status_code == 200
    later = time.time() + 16 * 60
    monkeypatch.setattr("time.time", lambda: later)
    assert client.get("/compte/password/set/").url.startswith(PROOF)


def test_the_third_wrong_code_ends_it(left_open):
    left_open.post(PROOF)
    code = code_in(letters()[0])
    answers = [type_code(left_open, "0000-0000", PROOF).content.decode() for _try in range(3)]
    assert all('role="alert"' in page for page in answers)
    assert type_code(left_open, code, PROOF).status_code == 200
    assert left_open.get("/compte/email/").url.startswith(PROOF)


def test_it_leads_nowhere_else(left_open):
    left_open.post(PROOF, {"next": "https://ailleurs.invalid/"})
    answer = type_code(left_open, code_in(letters()[0]), PROOF, next="https://ailleurs.invalid/")
    assert answer.url == "/compte/"


def test_letters_are_limited(left_open):
    answers = [left_open.post(PROOF) for _try in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]


def test_a_factor_is_asked_for_instead(client):
    client.force_login(with_second_factor(member(ADDRESS, None)))
    assert client.get("/compte/2fa/webauthn/add/").url.startswith("/compte/2fa/reauthenticate/")


def test_staff_prove_themselves_before_their_first_factor(client):
    client.force_login(member(ADDRESS, None, is_staff=True))
    asked = client.get("/compte/2fa/totp/activate/")
    assert client.get(asked.url).status_code == 200
    client.post(PROOF, {"next": "/compte/2fa/totp/activate/"})
    type_code(client, code_in(letters()[0]), PROOF)
    assert client.get("/compte/2fa/totp/activate/").status_code == 200
