"""Reading a thread: its pages, permalinks, what is new, the accepted answer on top, typed posts, votes, paper."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Notification
from community import actions
from community.choices import PostKind, Voice
from community.models import Post, ThreadVisit, Useful
from tests.community.factories import DiscussionFactory, PostFactory
from tests.directory.factories import MembershipFactory, ProfilePageFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db

START = timezone.now() - timedelta(days=9)


def filled(thread, number):
    """Fill a thread, a minute between posts; written at once, since no rule of writing is tried here."""
    author = UserFactory()
    first = thread.posts.count()
    Post.objects.bulk_create(
        Post(
            thread=thread,
            author=author,
            voice=Voice.TEAM,
            body=f"Message numéro {place}.",
            at=START + timedelta(minutes=place),
        )
        for place in range(first, first + number)
    )
    return list(thread.posts.order_by("at", "pk"))


@pytest.fixture
def page():
    return HelpRequestFactory()


def read(client, address):
    return [int(pk) for pk in re.findall(r'<li id="message-(\d+)"', client.get(address).text)]


def test_a_long_thread_is_read_by_pages(client, page):
    posts = [post.pk for post in filled(page.thread, 120)]
    assert read(client, page.url) == posts[:50]
    assert read(client, f"{page.url}?page=2") == posts[50:100]
    assert read(client, f"{page.url}?page=3") == posts[100:]
    assert read(client, f"{page.url}?page=99") == posts[100:]
    assert read(client, f"{page.url}?page=x") == posts[:50]
    assert "120 messages, page 2 sur 3" in client.get(f"{page.url}?page=2").text


@pytest.mark.parametrize("of_request", [True, False])
def test_a_permalink_finds_its_page_even_after_others_are_hidden(client, page, of_request):
    thread = page.thread if of_request else DiscussionFactory()
    posts = filled(thread, 60)
    wanted = posts[55]
    where = client.get(f"/discussions/messages/{wanted.pk}/").headers["Location"]
    assert where.endswith(f"?page=2#message-{wanted.pk}")
    assert wanted.pk in read(client, where)
    for post in posts[:10]:
        actions.hide_post(post)
    where = client.get(f"/discussions/messages/{wanted.pk}/").headers["Location"]
    assert "page=" not in where
    assert wanted.pk in read(client, where)
    assert client.get(f"/discussions/messages/{posts[0].pk}/").status_code == 404


def test_posts_of_the_same_moment_keep_their_order_over_pages(client, page):
    at = timezone.now()
    author = UserFactory()
    Post.objects.bulk_create(
        Post(thread=page.thread, author=author, voice=Voice.TEAM, body="x", at=at) for _ in range(60)
    )
    seen = read(client, page.url) + read(client, f"{page.url}?page=2")
    assert seen == sorted(seen)
    assert len(set(seen)) == 60


def test_what_happened_stands_on_one_page_only(client, page):
    filled(page.thread, 60)
    shown = [client.get(f"{page.url}?page={number}").text.count("Demande publiée") for number in (1, 2)]
    assert shown == [0, 1]  # published after all of these


def test_a_page_of_posts_costs_the_same_whatever_its_votes(client, page):
    reader = ProfilePageFactory().owner
    client.force_login(reader)
    filled(page.thread, 3)
    few = queries(client, page.url)
    votes = [(post, user) for post in filled(page.thread, 47) for user in (reader, UserFactory())]
    Useful.objects.bulk_create(Useful(post=post, user=user) for post, user in votes)
    assert queries(client, page.url) == few


def queries(client, address):
    """Return how many a page takes that was asked for before."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_what_i_wrote_myself_is_not_new_to_me(client, page):
    reader = ProfilePageFactory().owner
    client.force_login(reader)
    PostFactory(thread=page.thread, body="Ancien message", at=START)
    client.get(page.url)
    PostFactory(thread=page.thread, by=reader, body="Ma réponse")
    assert "Nouveau depuis votre visite" not in client.get(page.url).text


def test_new_since_my_last_visit(client, page):
    reader = ProfilePageFactory().owner
    client.force_login(reader)
    old = PostFactory(thread=page.thread, body="Ancien message", at=START)
    assert "Nouveau depuis votre visite" not in client.get(page.url).text  # a first visit
    ThreadVisit.objects.update(at=START + timedelta(hours=1))
    new = PostFactory(thread=page.thread, body="Nouveau message")
    for _time in range(2):  # it stays while the visit lasts
        shown = client.get(page.url).text
        line = shown.index("Nouveau depuis votre visite")
        assert shown.index(f'id="message-{old.pk}"') < line < shown.index(f'id="message-{new.pk}"')
    ThreadVisit.objects.update(at=timezone.now() - timedelta(hours=1))
    assert "Nouveau depuis votre visite" not in client.get(page.url).text


def test_only_what_was_on_the_page_is_read(client, page):
    reader = UserFactory()
    posts = filled(page.thread, 60)
    client.force_login(reader)
    client.get(page.url)
    assert ThreadVisit.objects.get().read_until == posts[49].at
    client.get(f"{page.url}?page=2")
    client.get(page.url)  # looking back unreads nothing
    assert ThreadVisit.objects.get().read_until == posts[59].at


def test_a_visitor_leaves_no_trace(client, page):
    PostFactory(thread=page.thread)
    client.get(page.url)
    assert not ThreadVisit.objects.exists()


def test_the_list_of_discussions_says_where_something_is_new(client):
    thread = DiscussionFactory()
    client.force_login(ProfilePageFactory().owner)
    assert "Nouveaux messages" not in client.get("/discussions/").text  # never seen
    client.get(f"/discussions/messages/{thread.posts.get().pk}/", follow=True)
    assert "Nouveaux messages" not in client.get("/discussions/").text
    PostFactory(thread=thread)
    assert "Nouveaux messages" in client.get("/discussions/").text


def test_the_accepted_answer_stands_above_every_page(client, page):
    posts = filled(page.thread, 60)
    actions.accept_solution(page.thread, posts[55])
    for number in (1, 2):
        above = client.get(f"{page.url}?page={number}").text.partition('<ol class="thread">')[0]
        assert "Message numéro 55." in above
    assert f'href="/discussions/messages/{posts[55].pk}/"' in client.get(page.url).text
    actions.hide_post(posts[55])
    assert "Message numéro 55." not in client.get(page.url).text


def test_whoever_started_a_discussion_accepts_its_answer_and_the_author_is_thanked_once(client):
    thread = DiscussionFactory()
    post = PostFactory(thread=thread)
    client.force_login(thread.author)
    for _time in range(2):
        client.post(f"/discussions/messages/{post.pk}/retenir/")
        thread.refresh_from_db()
        assert thread.solution == post
        client.post(f"/discussions/{thread.pk}/solution/retirer/")
        thread.refresh_from_db()
        assert thread.solution is None
    thanks = Notification.objects.get(user=post.author)
    assert "Merci" in thanks.title
    assert client.get(thanks.url, follow=True).status_code == 200


def test_nobody_else_accepts(client):
    thread = DiscussionFactory()
    post = PostFactory(thread=thread)
    for person in (post.author, ProfilePageFactory().owner, MembershipFactory().user):
        client.force_login(person)
        assert client.post(f"/discussions/messages/{post.pk}/retenir/").status_code == 404
        assert client.post(f"/discussions/{thread.pk}/solution/retirer/").status_code == 404
    thread.refresh_from_db()
    assert thread.solution is None


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (PostKind.OFFER, "Proposition d’aide"),
        (PostKind.TOOL, "Outil transmis"),
        (PostKind.CALL, "Compte rendu d’appel"),
    ],
)
def test_what_was_done_is_set_apart_from_talk(client, page, kind, words):
    client.force_login(ProfilePageFactory().owner)
    client.post(f"/demandes/{page.slug}/repondre/", {"body": "Voici.", "kind": kind.value})
    assert Post.objects.get().kind == kind
    column = client.get(page.url).text.partition('<ol class="thread">')[2].partition("</ol>")[0]
    assert words in column
    assert "typed" in column
    assert client.post(f"/demandes/{page.slug}/repondre/", {"body": "x", "kind": "autre"}).status_code == 422


def test_useful_is_said_once_taken_back_and_never_of_oneself(client, page):
    post = PostFactory(thread=page.thread, by=ProfilePageFactory().owner)
    reader = UserFactory()
    client.force_login(reader)
    for _time in range(2):
        assert client.post(f"/discussions/messages/{post.pk}/utile/", {"useful": "1"}).status_code == 302
    assert Useful.objects.get().user == reader
    assert 'aria-pressed="true"' in client.get(page.url).text
    client.logout()
    assert "Utile à 1 personne" in client.get(page.url).text
    client.force_login(reader)
    client.post(f"/discussions/messages/{post.pk}/utile/", {"useful": "0"})
    client.force_login(post.author)
    client.post(f"/discussions/messages/{post.pk}/utile/", {"useful": "1"})
    assert not Useful.objects.exists()


def test_nobody_votes_on_what_they_cannot_read(client, page):
    post = PostFactory(thread=page.thread, hidden_at=timezone.now())
    client.force_login(UserFactory())
    assert client.post(f"/discussions/messages/{post.pk}/utile/", {"useful": "1"}).status_code == 404


def test_a_whole_thread_on_paper(client, page):
    posts = filled(page.thread, 60)
    actions.hide_post(posts[3])
    shown = client.get(f"/discussions/{page.thread.pk}/imprimer/").text
    assert "Message numéro 59." in shown
    assert "Message numéro 3." not in shown
    assert "<button" not in shown.partition("<main")[2].partition("</main>")[0]
