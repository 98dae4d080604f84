"""Programs follow discussions, and change or take back what their owner said: as the pages let them."""

import pytest

from accounts.suspensions import Suspension
from api.choices import Right
from community.models import Follow, Post, Thread
from tests.accounts.factories import member
from tests.community.factories import PostFactory
from tests.directory.factories import ProfilePageFactory
from tests.help_requests.factories import HelpRequestFactory


@pytest.fixture
def thread(person):
    ProfilePageFactory(volunteer__user=person)
    return HelpRequestFactory(slug="ouvrir").thread


@pytest.fixture
def its(program):
    return program(Right.READ, Right.POSTS, Right.FOLLOW)


def send(client, method, path, body=None, **headers):
    call = getattr(client, method)
    return call(f"/api/v1/{path}", body or {}, content_type="application/json", headers=headers)


def test_followed_listed_and_left(its, thread, person):
    path = f"threads/{thread.pk}/follow"
    assert send(its, "put", path, {"frequency": "daily"}).status_code == 204
    assert [one["frequency"] for one in its.get("/api/v1/me/follows").json()["results"]] == ["daily"]
    assert its.get("/api/v1/me/follows").json()["results"][0]["thread"]["request"] == "ouvrir"
    assert send(its, "put", path, {"frequency": "sometimes"}).status_code == 422
    assert send(its, "delete", path).status_code == 204
    assert its.get("/api/v1/me/follows").json()["count"] == 0
    assert Follow.objects.get(user=person).stopped_at


def test_following_needs_its_right_and_a_thread_one_may_read(program, its, thread):
    hidden, _made = Thread.objects.get_or_create(help_request=HelpRequestFactory(live=False))
    assert send(its, "put", f"threads/{hidden.pk}/follow").status_code == 404
    assert send(program(Right.POSTS), "put", f"threads/{thread.pk}/follow").status_code == 403


def test_what_one_said_is_changed_over_its_version_and_taken_back(its, thread, client):
    made = send(its, "post", f"threads/{thread.pk}/posts", {"body": "Appelez **demain**."}).json()
    assert "<strong>demain</strong>" in made["html"]
    path = f"posts/{made['id']}"
    version = its.get(f"/api/v1/{path}")["ETag"]
    changed = send(its, "patch", path, {"body": "Appelez jeudi."}, **{"If-Match": version})
    assert (changed.json()["body"], changed.json()["edited_at"] is None) == ("Appelez jeudi.", False)
    assert send(its, "patch", path, {"body": "Non."}, **{"If-Match": version}).status_code == 412
    assert send(its, "delete", path).status_code == 204
    left = client.get("/api/v1/requests/ouvrir/posts")
    assert "jeudi" not in left.text
    assert [one["is_withdrawn"] for one in left.json()["results"]] == [True]


def test_nobody_changes_what_others_said(its, thread):
    other = PostFactory(thread=thread, by=member("autre@exemple.invalid"), body="À moi.")
    version = its.get(f"/api/v1/posts/{other.pk}")["ETag"]
    for method in ("patch", "delete"):
        answer = send(its, method, f"posts/{other.pk}", {"body": "À toi."}, **{"If-Match": version})
        assert answer.status_code == 404
    assert Post.objects.get().body == "À moi."


def test_its_author_is_asked_about_what_may_tell_who_somebody_is(its, thread):
    said = {"body": "Appelez le 06 12 34 56 78."}
    asked = send(its, "post", "requests/ouvrir/posts", said)
    found = asked.json()["findings"][0]
    assert (asked.status_code, found["kind"], Post.objects.count()) == (422, "phone", 0)
    assert send(its, "post", "requests/ouvrir/posts", said | {"keeps": [found["digest"]]}).status_code == 201


def test_somebody_suspended_says_nothing(its, thread, person):
    Suspension.objects.create(user=person)
    assert send(its, "post", "requests/ouvrir/posts", {"body": "Bonjour"}).status_code == 403
