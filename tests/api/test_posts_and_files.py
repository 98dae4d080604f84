"""Programs vote, send files with what they write, bring back what they took back, begin discussions, send a photo."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from api.choices import Right
from community.models import Attachment, Thread
from directory.models import VolunteerProfilePage
from tests.accounts.factories import member
from tests.community.factories import PostFactory
from tests.directory.factories import ProfilePageFactory, ThemeFactory
from tests.directory.files import PDF, photo
from tests.help_requests.factories import HelpRequestFactory

# Wagtail leaves the file of a rendition it has just made to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "m", tmp_path / "p"


@pytest.fixture
def page(person):
    return ProfilePageFactory(volunteer__user=person)


@pytest.fixture
def thread(page):
    return HelpRequestFactory(slug="ouvrir").thread


@pytest.fixture
def its(program):
    return program(Right.READ, Right.POSTS, Right.PROFILE)


def send(client, method, path, body=None):
    return getattr(client, method)(f"/api/v1/{path}", body or {}, content_type="application/json")


def posts(client):
    return client.get("/api/v1/requests/ouvrir/posts").json()["results"]


def test_useful_once_and_not_for_ones_own(its, thread, client):
    others = PostFactory(thread=thread)
    for _time in range(2):
        assert send(its, "put", f"posts/{others.pk}/useful").status_code == 204
    assert [(one["useful"], one["useful_to_me"]) for one in posts(its) if one["id"] == others.pk] == [(1, True)]
    assert [(one["useful"], one["useful_to_me"]) for one in posts(client) if one["id"] == others.pk] == [(1, False)]
    assert send(its, "delete", f"posts/{others.pk}/useful").status_code == 204
    assert {one["useful"] for one in posts(client)} == {0}
    assert send(client, "put", f"posts/{others.pk}/useful").status_code == 401


def test_nobody_finds_their_own_useful(its, thread):
    mine = send(its, "post", f"threads/{thread.pk}/posts", {"body": "Appelez demain."}).json()
    assert send(its, "put", f"posts/{mine['id']}/useful").status_code == 403


def file_sent(client, thread, data=PDF, name="Mode d'emploi.pdf"):
    return client.post(f"/api/v1/threads/{thread.pk}/files", {"file": SimpleUploadedFile(name, data)})


def test_a_file_goes_with_the_post_that_names_it(its, thread, client):
    sent = [file_sent(its, thread, PDF + b" " * number).json() for number in range(2)]
    assert file_sent(its, thread).json() == sent[0], "the same file twice is one"
    waiting = f"/api/v1/threads/{thread.pk}/files"
    assert its.get(waiting).json() == sent
    made = send(its, "post", f"threads/{thread.pk}/posts", {"body": "Le voici.", "files": [sent[0]["id"]]}).json()
    assert [one["name"] for one in made["files"]] == ["Mode d'emploi"]
    assert its.get(waiting).json() == sent[1:]
    assert [one["files"] for one in posts(client)] == [made["files"]]
    assert client.get(made["files"][0]["url"]).status_code == 200
    send(its, "delete", f"posts/{made['id']}")
    assert [one["files"] for one in posts(client)] == [[]]
    assert send(its, "post", f"posts/{made['id']}/restore").json()["files"] == made["files"]
    assert send(its, "post", f"posts/{made['id']}/restore").status_code == 409


def test_what_is_no_document_and_whose_file_it_is(its, thread, program):
    refused = file_sent(its, thread, b"MZ\x90", "outil.pdf")
    assert (refused.status_code, refused.json()["errors"][0]["where"]) == (422, "file")
    kept = file_sent(its, thread).json()
    somebody = ProfilePageFactory(volunteer__user=member("autre@exemple.invalid")).owner
    other = program(Right.POSTS, user=somebody)
    assert other.get(f"/api/v1/threads/{thread.pk}/files").json() == []
    assert send(other, "delete", f"threads/{thread.pk}/files/{kept['id']}").status_code == 404
    stolen = send(other, "post", f"threads/{thread.pk}/posts", {"body": "Le mien.", "files": [kept["id"]]})
    assert stolen.json()["files"] == []
    assert send(its, "delete", f"threads/{thread.pk}/files/{kept['id']}").status_code == 204
    assert not Attachment.objects.exists()
    assert file_sent(program(Right.POSTS, user=member("passante@exemple.invalid")), thread).status_code == 403


def test_a_discussion_is_begun_and_answered(its, page, program, client):
    ThemeFactory(slug="teletravail")
    said = {"theme": "teletravail", "title": "Quel outil de visio ?", "body": "Nous cherchons."}
    first = send(its, "post", "threads", said)
    thread = Thread.objects.get(pk=first.json()["thread"])
    assert (first.status_code, str(thread)) == (201, "Quel outil de visio ?")
    assert [one["title"] for one in client.get("/api/v1/threads").json()["results"]] == ["Quel outil de visio ?"]
    answer = PostFactory(thread=thread)
    assert send(its, "put", f"threads/{thread.pk}/solution", {"post": answer.pk}).status_code == 204
    assert client.get(f"/api/v1/threads/{thread.pk}").json()["is_solved"]
    somebody = program(Right.POSTS, user=member("passante@exemple.invalid"))
    assert send(somebody, "delete", f"threads/{thread.pk}/solution").status_code == 404
    assert send(its, "delete", f"threads/{thread.pk}/solution").status_code == 204
    assert send(its, "post", "threads", said | {"theme": "rien"}).json()["errors"][0]["where"] == "body.theme"
    assert send(somebody, "post", "threads", said | {"title": "Autre chose"}).status_code == 403


def test_a_photo_waits_on_the_draft(its, page, client):
    path = "/api/v1/me/profile/photo"
    assert its.post(path, {"photo": SimpleUploadedFile("moi.jpg", b"rien")}).status_code == 422
    assert its.post(path, {"photo": SimpleUploadedFile("moi.jpg", photo())}).status_code == 204
    draft = VolunteerProfilePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.photo
    assert client.get(f"/api/v1/profiles/{page.slug}").json()["photo"] is None
    draft.save_revision().publish()
    assert client.get(f"/api/v1/profiles/{page.slug}").json()["photo"].endswith(".jpg")
    assert its.delete(path).status_code == 204
    assert VolunteerProfilePage.objects.get(pk=page.pk).get_latest_revision_as_object().photo is None
    assert Client().post(path, {"photo": SimpleUploadedFile("moi.jpg", photo())}).status_code == 401


def test_files_and_votes_cost_no_query_each(its, thread, client, django_assert_max_num_queries):
    PostFactory.create_batch(12, thread=thread)
    with django_assert_max_num_queries(6):
        client.get("/api/v1/requests/ouvrir/posts")
