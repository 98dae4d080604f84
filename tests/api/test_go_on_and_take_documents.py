"""Programs ask to go on in a closed discussion, help while one types, and read the toolbox."""

from datetime import timedelta

import pytest
from django.utils import timezone

from api.choices import Right
from community.models import Reopening
from tests.community.factories import PostFactory
from tests.directory.factories import MembershipFactory, ProfilePageFactory
from tests.help_requests.factories import HelpRequestFactory
from tests.toolbox.factories import ResourceFactory, paper


@pytest.fixture
def closed(person):
    """A discussion that its answer closed long ago, in which somebody may speak."""
    ProfilePageFactory(volunteer__user=person)
    asks = MembershipFactory(establishment__verified_at=timezone.now())
    thread = HelpRequestFactory(owner=asks.user, establishment=asks.establishment).thread
    thread.solution, thread.solution_at = PostFactory(thread=thread), timezone.now() - timedelta(days=400)
    thread.save()
    return thread


@pytest.fixture
def its(program):
    return program(Right.READ, Right.POSTS)


def send(client, method, path, body=None, **headers):
    return getattr(client, method)(f"/api/v1/{path}", body or {}, content_type="application/json", headers=headers)


def test_asked_once_and_opened_by_whoever_decides(its, program, closed):
    path = f"threads/{closed.pk}"
    asked = [
        send(its, "post", f"{path}/reopening", {"why": "Et \x00depuis ?"}, **{"Idempotency-Key": "une"}) for _ in "ab"
    ]
    assert [(one.status_code, one.content, one.get("Idempotency-Replayed")) for one in asked] == [
        (204, b"", None),
        (204, b"", "true"),
    ]
    assert all(one["RateLimit"].startswith("limit=600, ") for one in asked)
    assert Reopening.objects.get().why == "Et depuis ?"
    assert send(its, "post", f"{path}/reopen").status_code == 404
    theirs = program(Right.POSTS, user=closed.help_request.owner)
    assert send(theirs, "post", f"{path}/reopen").status_code == 204
    assert its.get(f"/api/v1/{path}").json()["is_open"] is True
    again = send(its, "post", f"{path}/reopening", {"why": "Encore"})
    assert (again.status_code, again["Content-Type"]) == (409, "application/problem+json")


def test_a_draft_is_there_on_every_device(its, closed, person):
    thread = HelpRequestFactory().thread
    path = f"threads/{thread.pk}/draft"
    assert its.get(f"/api/v1/{path}").json() == {"body": "", "saved_at": None}
    assert send(its, "put", path, {"body": "Chez nous"}).json()["body"] == "Chez nous"
    assert its.get(f"/api/v1/{path}").json()["body"] == "Chez nous"
    shown = send(its, "post", f"threads/{thread.pk}/preview", {"body": "**oui** <script>"}).json()["html"]
    assert "<strong>oui</strong>" in shown
    assert "<script>" not in shown


def test_earlier_versions_are_read_and_emptied_by_their_author(its, closed, person, client):
    thread = HelpRequestFactory(slug="ouvrir").thread
    made = send(its, "post", "requests/ouvrir/posts", {"body": "Avant."}).json()
    version = its.get(f"/api/v1/posts/{made['id']}")["ETag"]
    send(its, "patch", f"posts/{made['id']}", {"body": "Après."}, **{"If-Match": version})
    path = f"posts/{made['id']}/versions"
    said = client.get(f"/api/v1/{path}").json()
    assert [one["body"] for one in said] == ["Après.", "Avant."]
    assert send(its, "delete", f"{path}/{said[1]['id']}").status_code == 204
    left = client.get(f"/api/v1/{path}").json()
    assert [(one["body"], one["is_emptied"]) for one in left] == [("Après.", False), ("", True)]
    assert thread.posts.count() == 1


def test_the_toolbox_is_listed_and_read_with_its_versions(client, searchable):
    files = [paper(label="Charte", version="2"), paper(label="Mode d’emploi"), paper(label="Charte", version="1")]
    ResourceFactory(title="Charte de télétravail", slug="charte", files=files)
    draft = ResourceFactory(live=False, title="Brouillon")
    searchable()
    listed = client.get("/api/v1/resources?q=charte").json()["results"]
    assert [(one["slug"], one["files"]) for one in listed] == [("charte", 2)]
    shown = client.get("/api/v1/resources/charte").json()
    assert [(one["label"], [two["version"] for two in one["versions"]]) for one in shown["papers"]] == [
        ("Charte", ["2", "1"]),
        ("Mode d’emploi", [""]),
    ]
    taken = client.get(shown["papers"][0]["versions"][0]["url"])
    assert b"".join(taken.streaming_content)
    assert client.get(f"/api/v1/resources/{draft.slug}").status_code == 404
