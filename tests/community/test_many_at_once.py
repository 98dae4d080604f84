"""Two hundred posts on one thread at the same moment: each is stored once and in order, or refused with a sentence.

Real requests in real threads, each with its own connection, on whatever database the suite runs on.
"""

import threading
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from django.db import connection
from django.test import Client

from community.models import Post
from tests.community.factories import DiscussionFactory
from tests.directory.factories import MembershipFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

PEOPLE, EACH = 40, 5


def at_once(deeds: Sequence[Callable[[], list[int]]]) -> Counter[int]:
    """Do everything at the same moment; return how many answers there were of each status."""
    start, answers = threading.Barrier(len(deeds)), []

    def do(deed: Callable[[], list[int]]) -> None:
        start.wait(timeout=60)
        try:
            answers.extend(deed())
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=300)
    return Counter(answers)


def sender(client: Client, address: str, bodies: Sequence[str], **more: str) -> Callable[[], list[int]]:
    """Return what sends these messages one after the other."""
    return lambda: [client.post(address, {"body": body, **more}).status_code for body in bodies]


def signed_in() -> Client:
    client = Client()
    client.force_login(MembershipFactory().user)
    return client


def test_two_hundred_posts_are_stored_once_and_in_order_or_refused():
    thread = DiscussionFactory()
    address = f"/discussions/{thread.pk}-quel-outil-pour-les-transmissions/repondre/"
    bodies = [[f"Message {number} de {person}." for number in range(EACH)] for person in range(PEOPLE)]
    answers = at_once([sender(signed_in(), address, said) for said in bodies])
    assert sum(answers.values()) == PEOPLE * EACH
    assert set(answers) <= {302, 422, 429, 503}
    stored = list(Post.objects.filter(thread=thread).order_by("pk")[1:])
    assert len(stored) == len({post.body for post in stored}) == answers[302]
    assert answers[302] >= PEOPLE
    assert [post.at for post in stored] == sorted(post.at for post in stored)
    said = [[post.body for post in stored if post.body.endswith(f" de {person}.")] for person in range(PEOPLE)]
    assert all(own == [body for body in all_own if body in own] for own, all_own in zip(said, bodies, strict=True))


def test_one_click_too_many_at_the_same_moment_is_one_post():
    thread = DiscussionFactory()
    address = f"/discussions/{thread.pk}-quel-outil-pour-les-transmissions/repondre/"
    user = MembershipFactory().user
    clients = [Client() for _click in range(6)]
    for client in clients:
        client.force_login(user)
    answers = at_once([sender(client, address, ["Une fois."], key="k" * 32) for client in clients])
    assert answers == {302: 6}
    assert Post.objects.filter(thread=thread, body="Une fois.").count() == 1
