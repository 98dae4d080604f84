"""A solved thread closes after a while; who has more to say asks, and whoever started it opens it again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Notification
from community import actions
from community.models import Reopening
from tests.community.factories import DiscussionFactory, PostFactory
from tests.directory.factories import ProfilePageFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(settings):
    settings.SOLVED_THREADS_CLOSE_AFTER = 30
    thread = DiscussionFactory()
    post = PostFactory(thread=thread)
    actions.accept_solution(thread, post, at=timezone.now() - timedelta(days=31))
    return thread


def address(thread):
    return f"/discussions/{thread.pk}-quel-outil-pour-les-transmissions/"


def test_it_takes_no_more_answers_and_gives_the_words_back(client, thread):
    client.force_login(ProfilePageFactory().owner)
    assert "résolu depuis un certain temps" in client.get(address(thread)).text
    answer = client.post(f"{address(thread)}repondre/", {"body": "Un mot encore."})
    assert answer.status_code == 422
    assert "Un mot encore." in answer.text
    assert thread.posts.count() == 2


def test_a_day_before_it_is_open(client, thread, settings):
    settings.SOLVED_THREADS_CLOSE_AFTER = 32
    client.force_login(ProfilePageFactory().owner)
    assert client.post(f"{address(thread)}repondre/", {"body": "Un mot encore."}).status_code == 302


def test_asking_is_told_once_and_opening_is_told_back(client, thread):
    asker = ProfilePageFactory().owner
    client.force_login(asker)
    for _time in range(2):
        client.post(f"/discussions/{thread.pk}/demander-a-rouvrir/", {"why": "Et pour les étages ?"})
    assert Reopening.objects.get().why == "Et pour les étages ?"
    assert Notification.objects.filter(user=thread.author, text="Et pour les étages ?").count() == 1
    client.force_login(thread.author)
    assert "Et pour les étages ?" in client.get(address(thread)).text
    client.post(f"/discussions/{thread.pk}/rouvrir/")
    thread.refresh_from_db()
    assert thread.is_open
    assert "rouvert" in Notification.objects.get(user=asker, key__startswith="reopened").title
    client.force_login(asker)
    assert client.post(f"{address(thread)}repondre/", {"body": "Merci !"}).status_code == 302
    assert Reopening.objects.get().answered_at is not None


@pytest.mark.parametrize("why", ["", "   "])
def test_asking_needs_a_reason(client, thread, why):
    client.force_login(ProfilePageFactory().owner)
    answer = client.post(f"/discussions/{thread.pk}/demander-a-rouvrir/", {"why": why}, follow=True)
    assert "Dites en une phrase" in answer.text
    assert not Reopening.objects.exists()


def test_who_may_not_write_asks_nothing_and_others_open_nothing(client, thread):
    client.force_login(UserFactory())
    client.post(f"/discussions/{thread.pk}/demander-a-rouvrir/", {"why": "x"})
    assert not Reopening.objects.exists()
    client.force_login(ProfilePageFactory().owner)
    assert client.post(f"/discussions/{thread.pk}/rouvrir/").status_code == 404
    thread.refresh_from_db()
    assert not thread.is_open
