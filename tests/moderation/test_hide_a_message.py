"""What moderation hides answered nobody: the request's first answer and its accepted answer follow what can be read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.actions import accept_solution, hide_post, show_post
from community.choices import Voice
from help_requests.models import FirstAnswer
from search.documents import documents_for
from tests.community.factories import PostFactory
from tests.directory.factories import UserFactory
from tests.help_requests.factories import HelpRequestFactory

NOW = timezone.now()


@pytest.fixture
def thread(db):
    return HelpRequestFactory().thread


def said(thread, days, **fields):
    return PostFactory(thread=thread, at=NOW - timedelta(days=days), **fields)


def first_answer(thread):
    return FirstAnswer.objects.filter(help_request=thread.help_request).values_list("at", flat=True).first()


def test_a_volunteers_only_message(thread):
    post = said(thread, 3)
    hide_post(post)
    assert first_answer(thread) is None
    show_post(post)
    assert first_answer(thread) == post.at


def test_the_next_answer_becomes_the_first(thread):
    first, second = said(thread, 3), said(thread, 1)
    hide_post(first)
    assert first_answer(thread) == second.at


def test_the_askers_own_words_and_the_establishments_are_no_answers(thread):
    post = said(thread, 3)
    said(thread, 2, by=thread.help_request.owner)
    said(thread, 1, voice=Voice.ESTABLISHMENT, by=UserFactory())
    hide_post(post)
    assert first_answer(thread) is None


def test_a_hidden_solution_leaves_the_card(thread):
    post = said(thread, 1)
    accept_solution(thread, post)
    card = lambda: next(iter(documents_for("request", [thread.help_request.pk]))).card  # noqa: E731 - asked twice
    assert card()["has_solution"] is True
    hide_post(post)
    assert card()["has_solution"] is False
