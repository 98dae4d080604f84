"""What should not stand there is flagged through the door as on the page: with an account, a token or none."""

import pytest
from django.test import Client

from api.choices import Right
from community.models import Flag
from community.moderation.views import FLAGS
from tests.community.factories import PostFactory
from tests.directory.factories import ProfilePageFactory


@pytest.fixture
def said(db):
    post = PostFactory(body="Achetez ceci.")
    return {"kind": "message", "id": post.pk, "reason": "spam"}


def flag(client, body, **headers):
    return client.post("/api/v1/flags", body, content_type="application/json", headers=headers)


def test_by_a_visitor_once(client, said):
    assert flag(client, said | {"email": "lectrice@exemple.invalid"}).status_code == 204
    assert flag(client, said | {"email": "lectrice@exemple.invalid"}).status_code == 204
    assert Flag.objects.get().email == "lectrice@exemple.invalid"


def test_by_a_member_and_their_program(program, person, said):
    assert flag(program(Right.READ), said).status_code == 403
    assert flag(program(Right.POSTS), said).status_code == 204
    assert Flag.objects.get().by == person


def test_a_session_needs_the_csrf_token(person, said):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person)
    assert flag(browser, said).status_code == 403


def test_what_nobody_may_read_is_not_there(client, said):
    drafted = ProfilePageFactory(live=False)
    assert flag(client, {"kind": "profil", "id": drafted.pk, "reason": "spam"}).status_code == 404
    assert flag(client, said | {"kind": "conversation"}).status_code == 404
    assert flag(client, said | {"reason": "other"}).status_code == 422


def test_no_more_than_on_the_page(client, said):
    answers = [flag(client, said | {"email": f"a{number}@exemple.invalid"}) for number in range(FLAGS.times + 1)]
    assert answers[-1].status_code == 429
    assert Flag.objects.count() == FLAGS.times
