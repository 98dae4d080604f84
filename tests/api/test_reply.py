"""A program writes in a thread in somebody's name: what the page lets them do, once, guarded."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from api.choices import Right
from community.guarding.pace import MOST_A_MINUTE
from community.models import Post, Thread
from help_requests.choices import State
from tests.directory.factories import ProfilePageFactory
from tests.help_requests.factories import HelpRequestFactory

URL = "/api/v1/requests/ouvrir/posts"
SAID = {"body": "Appelez-moi demain."}


@pytest.fixture
def thread(person):
    ProfilePageFactory(volunteer__user=person)
    return HelpRequestFactory(slug="ouvrir").thread


def send(client, body=SAID, **options):
    return client.post(URL, body, content_type="application/json", **options)


def test_it_is_posted_in_their_voice_and_once(program, thread):
    its = program(Right.POSTS)
    answers = [send(its), send(its)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert [post.body for post in Post.objects.all()] == [SAID["body"]]
    assert answers[0].json()["voice"] == "volunteer"


def test_without_the_right_or_an_account(program, client, thread):
    assert send(program(Right.READ)).status_code == 403
    assert send(client).status_code == 401
    assert not Post.objects.exists()


def test_a_session_needs_the_csrf_token(person, thread):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person)
    assert send(browser).status_code == 403
    browser.get("/compte/")
    token = browser.cookies["csrftoken"].value
    assert send(browser, headers={"X-CSRFToken": token}).status_code == 201


def test_what_the_page_refuses_is_refused(program, thread, person):
    other = HelpRequestFactory(slug="ferme", state=State.SOLVED)
    answer = program(Right.POSTS).post("/api/v1/requests/ferme/posts", SAID, content_type="application/json")
    assert (answer.status_code, Post.objects.filter(thread=other.thread).count()) == (403, 0)


def test_nothing_or_too_much_is_said_with_its_place(program, thread):
    answer = send(program(Right.POSTS), {"body": ""})
    assert answer.status_code == 422
    assert "body" in answer.json()["errors"][0]["where"]


def test_no_faster_than_on_the_page(program, thread):
    its = program(Right.POSTS)
    answers = [send(its, {"body": f"{number}"}) for number in range(MOST_A_MINUTE + 1)]
    assert [answer.status_code for answer in answers] == [201] * MOST_A_MINUTE + [429]
    assert 0 < int(answers[-1]["Retry-After"]) <= 60
    assert Post.objects.count() == MOST_A_MINUTE
    Post.objects.update(at=timezone.now() - timedelta(seconds=61))
    assert send(its, {"body": "Une minute après."}).status_code == 201


def test_a_slow_thread_says_how_long_to_wait(program, thread):
    Thread.objects.filter(pk=thread.pk).update(slow_seconds=300)
    its = program(Right.POSTS)
    answers = [send(its, {"body": f"{number}"}) for number in range(2)]
    assert [answer.status_code for answer in answers] == [201, 429]
    assert 290 < int(answers[-1]["Retry-After"]) <= 300
