"""People make tokens for programs, which may do what they say and no more; a token that is no good opens nothing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import APIToken

from accounts import privacy
from accounts.privacy import Person
from api.choices import Right
from api.models import TokenRights
from api.tokens import actions
from tests.accounts.factories import member


def make(client, **fields):
    return client.post("/compte/jetons/nouveau/", {"name": "Planning", "rights": ["read"], "days": "30"} | fields)


def test_it_is_made_shown_once_and_works(client, person):
    client.force_login(person)
    text = make(client).context["text"]
    assert text.encode() not in client.get("/compte/jetons/").content
    assert b"Planning" in client.get("/compte/jetons/").content
    assert not APIToken.objects.filter(key_hash__contains=text[10:]).exists()
    me = Client(headers={"Authorization": f"Bearer {text}"}).get("/api/v1/me").json()
    assert (me["email"], me["rights"]) == (person.email, ["read"])
    assert APIToken.objects.get().last_used_at is not None


def test_what_was_typed_is_kept(client, person):
    client.force_login(person)
    answer = make(client, name="", rights=["everything"])
    assert answer.context["form"].errors.keys() == {"name", "rights"}
    assert not TokenRights.objects.exists()


@pytest.mark.parametrize("spoil", ["revoke", "expire", "leave", "forge"])
def test_one_that_is_no_good_opens_nothing(program, person, spoil):
    its = program()
    if spoil == "revoke":
        actions.revoke(TokenRights.objects.get())
    elif spoil == "expire":
        TokenRights.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    elif spoil == "leave":
        type(person).objects.update(is_active=False)
    else:
        its = Client(headers={"Authorization": "Bearer wagtail_faux"})
    for path in ("me", "themes"):
        answer = its.get(f"/api/v1/{path}")
        assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")


def test_a_right_that_was_not_given(program):
    assert program(Right.POSTS).get("/api/v1/me").status_code == 403


def test_revoked_after_a_question_and_only_by_its_owner(client, program, person):
    program()
    token = TokenRights.objects.get()
    url = f"/compte/jetons/{token.pk}/revoquer/"
    client.force_login(member("autre@exemple.invalid"))
    assert client.post(url).status_code == 404
    client.force_login(person)
    assert b"Planning" not in client.get(url).content
    client.post(url)
    token.token.refresh_from_db()
    assert token.token.revoked_at is not None


def test_not_more_than_anybody_needs(client, person, monkeypatch):
    monkeypatch.setattr(actions, "MOST_TOKENS", 1)
    client.force_login(person)
    make(client)
    assert "1 " in str(make(client).context["form"].non_field_errors())
    assert TokenRights.objects.count() == 1


def test_they_leave_with_the_person(program, person):
    program()
    part = next(part for part in privacy.parts() if "api.TokenRights" in part.models)
    told = part.export(Person(person.email, person))
    assert [one["name"] for one in told["tokens"]] == ["essai"]
    assert APIToken.objects.get().key_hash not in str(told)
    part.erase(Person(person.email, person))
    assert not APIToken.objects.exists()
