"""A front end of another origin signs its reader in: by password or code, with the second factor, and out again."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client

from accounts.roles import Role
from portal.work.worker import drain
from tests.accounts.factories import member

PASSWORD = "une phrase que moi seule dirais"


@pytest.fixture
def reader(db):
    made = member("lectrice@exemple.invalid")
    made.set_password(PASSWORD)
    made.save()
    return made


def send(path, body, token=""):
    headers = {"X-Session-Token": token} if token else {}
    return Client().post(f"/api/auth/{path}", body, content_type="application/json", headers=headers)


def me(token):
    return Client().get("/api/v1/me", headers={"X-Session-Token": token})


def test_by_password_and_out_again(reader):
    answer = send("login", {"email": "LECTRICE@exemple.invalid", "password": PASSWORD})
    token = answer.json()["meta"]["session_token"]
    assert "sessionid" not in answer.cookies
    assert me(token).json()["email"] == reader.email
    assert "no-store" in me(token)["Cache-Control"]
    Client().delete("/api/auth/session", headers={"X-Session-Token": token})
    assert me(token).status_code == 401


def test_a_wrong_password_opens_nothing(reader):
    answer = send("login", {"email": reader.email, "password": "autre chose"})
    assert answer.status_code == 400
    assert me("faux").status_code == 401


def test_by_a_code_known_address_or_not(reader):
    known = send("code/request", {"email": reader.email})
    unknown = send("code/request", {"email": "personne@exemple.invalid"})
    assert known.status_code == unknown.status_code == 401
    drain()
    letter = next(one for one in mail.outbox if one.to == [reader.email])
    code = re.search(r"\b\d{4}-?\d{4}\b", letter.body)
    done = send("code/confirm", {"code": code[0]}, known.json()["meta"]["session_token"])
    assert done.status_code == 200
    assert me(done.json()["meta"].get("session_token") or known.json()["meta"]["session_token"]).status_code == 200


def test_the_second_factor_is_asked_for(reader):
    secret = generate_totp_secret()
    TOTP.activate(reader, secret)
    first = send("login", {"email": reader.email, "password": PASSWORD})
    token = first.json()["meta"]["session_token"]
    assert (first.status_code, me(token).status_code) == (401, 401)
    assert send("2fa/authenticate", {"code": "000000"}, token).status_code == 400
    code = hotp_value(secret, next(iter(yield_hotp_counters_from_time())))
    done = send("2fa/authenticate", {"code": f"{code:06}"}, token)
    assert me(done.json()["meta"].get("session_token") or token).status_code == 200


def test_staff_without_one_reads_nothing(reader):
    reader.groups.add(Group.objects.get(name=Role.MODERATOR))
    token = send("login", {"email": reader.email, "password": PASSWORD}).json()["meta"]["session_token"]
    assert me(token).status_code == 403


def test_only_origins_of_the_settings_may_ask(settings, reader):
    settings.CORS_ALLOWED_ORIGINS = ["https://agence.exemple"]
    asks = {
        "Origin": "https://agence.exemple",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "x-session-token, idempotency-key, if-match",
    }
    allowed = Client().options("/api/v1/requests", headers=asks)
    assert "x-session-token" in allowed["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in allowed
    other = Client().options("/api/v1/requests", headers=asks | {"Origin": "https://autre.exemple"})
    assert "Access-Control-Allow-Origin" not in other
