"""New posts without a reload: what is answered to a page that asks, what nothing costs, and who sees what."""

import pytest
from django.utils import timezone

from community import actions
from community.models import Post, ThreadVisit
from tests.community.factories import PostFactory
from tests.directory.factories import UserFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def first():
    return PostFactory(thread=HelpRequestFactory().thread)


def ask(client, post, etag=""):
    headers = {"If-None-Match": etag} if etag else {}
    return client.get(f"/discussions/{post.thread_id}/nouveaux/?apres={post.pk}", headers=headers)


def test_nothing_new_is_said_in_few_queries_and_no_body(client, first, django_assert_max_num_queries):
    answer = ask(client, first)
    assert answer.status_code == 200
    assert answer.text.strip() == ""
    with django_assert_max_num_queries(5):
        again = ask(client, first, answer.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert not again.cookies


def test_what_was_said_since_comes_and_only_that(client, first):
    etag = ask(client, first).headers["ETag"]
    new = PostFactory(thread=first.thread, body="Une nouveauté.")
    answer = ask(client, first, etag)
    assert answer.status_code == 200
    assert f'id="message-{new.pk}"' in answer.text
    assert f'id="message-{first.pk}"' not in answer.text
    assert ask(client, new).text.strip() == ""


@pytest.mark.parametrize("field", ["hidden_at", "held_at"])
def test_what_is_kept_back_never_comes(client, first, field):
    new = PostFactory(thread=first.thread, body="À retenir.")
    etag = ask(client, first).headers["ETag"]
    Post.objects.filter(pk=new.pk).update(**{field: timezone.now()})
    answer = ask(client, first, etag)
    assert answer.status_code == 200
    assert "À retenir." not in answer.text


def test_each_reader_has_answers_of_their_own(client, first):
    anonymous = ask(client, first).headers["ETag"]
    client.force_login(UserFactory())
    answer = ask(client, first, anonymous)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_what_came_by_itself_is_read(client, first):
    reader = UserFactory()
    client.force_login(reader)
    new = PostFactory(thread=first.thread)
    ask(client, first)
    assert ThreadVisit.objects.get(user=reader).read_until == new.at


@pytest.mark.parametrize("apres", ["", "x", "999999", "-1", "1" * 40])
def test_any_address_is_answered(client, first, apres):
    answer = client.get(f"/discussions/{first.thread_id}/nouveaux/?apres={apres}")
    assert answer.status_code == 200


def test_a_request_that_went_offline_says_nothing(client, first):
    first.thread.help_request.unpublish()
    assert ask(client, first).status_code == 404


def test_a_solution_marked_meanwhile_changes_the_answer(client, first):
    new = PostFactory(thread=first.thread)
    etag = ask(client, first).headers["ETag"]
    actions.accept_solution(first.thread, new)
    assert ask(client, first, etag).status_code == 200
