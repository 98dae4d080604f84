"""Saying which answer solved a request, and taking it back: the establishment's word, or a moderator's."""

import pytest
from django.utils import timezone

from community.actions import accept_solution
from community.models import Thread
from portal.work.models import OutboxRow
from tests.community.factories import PostFactory
from tests.directory.factories import MembershipFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return HelpRequestFactory()


@pytest.fixture
def post(page):
    return PostFactory(thread=page.thread)


def people(page, post):
    return {
        "member": MembershipFactory(establishment=page.establishment).user,
        "unconfirmed": MembershipFactory(establishment=page.establishment, confirmed_at=None).user,
        "member of another": MembershipFactory().user,
        "author of the post": post.author,
        "stranger": UserFactory(),
    }


def accept(client, page, post):
    return client.post(f"/demandes/{page.slug}/messages/{post.pk}/retenir/")


def withdraw(client, page):
    return client.post(f"/demandes/{page.slug}/solution/retirer/")


OTHERS = ("unconfirmed", "member of another", "author of the post", "stranger")
WHO = [("member", True), *((who, False) for who in OTHERS)]


@pytest.mark.parametrize(("who", "may"), WHO)
def test_who_may_accept(client, page, post, who, may):
    client.force_login(people(page, post)[who])
    assert ("Retenir cette réponse" in client.get(page.url).content.decode()) is may
    assert accept(client, page, post).status_code == (302 if may else 404)
    thread = Thread.objects.get(pk=page.thread.pk)
    assert thread.solution == (post if may else None)
    assert (thread.solution_at is not None) is may
    assert ("Réponse retenue par l’établissement" in client.get(page.url).content.decode()) is may


@pytest.mark.parametrize(("who", "may"), WHO)
def test_who_may_take_it_back(client, page, post, who, may):
    accept_solution(page.thread, post)
    client.force_login(people(page, post)[who])
    assert ("Ne plus retenir" in client.get(page.url).content.decode()) is may
    assert withdraw(client, page).status_code == (302 if may else 404)
    assert Thread.objects.get(pk=page.thread.pk).solution == (None if may else post)


def test_signing_in_comes_first(client, page, post):
    for answer in (accept(client, page, post), withdraw(client, page)):
        assert answer.headers["Location"].startswith("/compte/login/")
    assert Thread.objects.get(pk=page.thread.pk).solution is None


def test_reading_an_address_decides_nothing(client, page, post):
    client.force_login(people(page, post)["member"])
    assert client.get(f"/demandes/{page.slug}/messages/{post.pk}/retenir/").status_code == 405
    assert client.get(f"/demandes/{page.slug}/solution/retirer/").status_code == 405


def test_a_post_of_another_thread_or_a_hidden_one_is_no_solution(client, page, post):
    client.force_login(people(page, post)["member"])
    elsewhere = PostFactory()
    hidden = PostFactory(thread=page.thread, hidden_at=timezone.now())
    assert accept(client, page, elsewhere).status_code == 404
    assert accept(client, page, hidden).status_code == 404
    assert accept(client, page, post).status_code == 302


def test_another_answer_takes_the_place_of_the_first(client, page, post):
    client.force_login(people(page, post)["member"])
    better = PostFactory(thread=page.thread, body="Encore mieux.")
    accept(client, page, post)
    accept(client, page, better)
    assert Thread.objects.get(pk=page.thread.pk).solution == better


def test_both_reach_the_index(client, page, post):
    client.force_login(people(page, post)["member"])
    for act in (lambda: accept(client, page, post), lambda: withdraw(client, page)):
        OutboxRow.objects.all().delete()
        act()
        assert OutboxRow.objects.filter(topic="index", payload={"kind": "request", "pk": page.pk}).exists()
