"""Replying in the thread of a request: who may, in which voice, what becomes of it, and what never does."""

import re

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.roles import Role
from community import actions
from community.choices import Voice
from community.models import Post
from help_requests.choices import State
from help_requests.models import FirstAnswer
from portal.work.models import OutboxRow
from tests.community.payloads import PAYLOADS
from tests.directory.factories import MembershipFactory, ProfilePageFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return HelpRequestFactory()


def volunteer(page):
    return ProfilePageFactory().owner


def volunteer_nobody_has_read(page):
    return ProfilePageFactory(live=False).owner


def member(page):
    return MembershipFactory(establishment=page.establishment).user


def member_who_volunteers(page):
    return ProfilePageFactory(volunteer__user=member(page)).owner


def unconfirmed_member(page):
    return MembershipFactory(establishment=page.establishment, confirmed_at=None).user


def member_of_another(page):
    return MembershipFactory().user


def bare_account(page):
    return UserFactory()


def moderator(page):
    user = UserFactory()
    user.groups.add(Group.objects.get_or_create(name=Role.MODERATOR.value)[0])
    return user


def send(client, page, body="Commencez par la charte.", **more):
    return client.post(f"/demandes/{page.slug}/repondre/", {"body": body, **more})


@pytest.mark.parametrize(
    ("person", "voice"),
    [
        (volunteer, Voice.VOLUNTEER),
        (member, Voice.ESTABLISHMENT),
        (member_who_volunteers, Voice.ESTABLISHMENT),
        (unconfirmed_member, None),
        (member_of_another, None),
        (bare_account, None),
        (volunteer_nobody_has_read, None),
    ],
)
def test_who_may_and_in_which_voice(client, page, person, voice):
    user = person(page)
    client.force_login(user)
    answer = send(client, page)
    if voice is None:
        assert answer.status_code == 422
        assert "Commencez par la charte." in answer.content.decode()  # kept
        assert "Seules les personnes volontaires" in answer.content.decode()
        assert not Post.objects.exists()
        return
    post = Post.objects.get()
    assert (post.author, post.voice) == (user, voice)
    assert post.establishment == (page.establishment if voice == Voice.ESTABLISHMENT else None)
    assert answer.headers["Location"] == f"/demandes/{page.slug}/#message-{post.pk}"
    assert post.body in client.get(page.url).content.decode()


def test_the_team_speaks_as_the_team(page):
    assert actions.reply(page.thread, by=moderator(page), body="Bonjour").voice == Voice.TEAM


def test_somebody_who_is_not_signed_in_is_asked_to_and_comes_back(client, page):
    answer = send(client, page)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/compte/login/?next=")
    assert not Post.objects.exists()
    client.force_login(volunteer(page))
    assert client.get(f"/demandes/{page.slug}/repondre/").headers["Location"] == f"/demandes/{page.slug}/#repondre"


@pytest.mark.parametrize("person", [volunteer, bare_account])
def test_the_form_is_there_for_those_who_may(client, page, person):
    client.force_login(person(page))
    shown = client.get(page.url).content.decode()
    assert ('name="body"' in shown) is (person is volunteer)
    for door in ("/compte/profil/", "/compte/etablissements/"):
        assert (f'href="{door}"' in shown) is (person is bare_account)


@pytest.mark.parametrize(("body", "says"), [("", "est vide"), ("   \n ", "est vide"), ("x" * 8001, "8000")])
def test_a_message_to_correct_is_kept(client, page, body, says):
    client.force_login(volunteer(page))
    answer = send(client, page, body)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert body.strip() in answer.content.decode()
    assert not Post.objects.exists()


@pytest.mark.parametrize("state", [State.SOLVED, State.CLOSED_UNSOLVED, State.WITHDRAWN, State.EXPIRED])
def test_a_closed_thread_refuses_kindly_and_gives_the_words_back(client, state):
    page = HelpRequestFactory(state=state)
    client.force_login(volunteer(page))
    assert 'name="body"' not in client.get(page.url).content.decode()
    answer = send(client, page, "Trop tard mais utile.")
    assert answer.status_code == 422
    assert "close entre-temps" in answer.content.decode()
    assert "Trop tard mais utile." in answer.content.decode()
    assert not Post.objects.exists()


def test_a_reply_takes_few_statements_and_leads_to_its_page(client, page, django_assert_max_num_queries):
    author = volunteer(page)
    for number in range(50):
        actions.add_post(page.thread, by=page.owner, body=f"Message {number}", voice=Voice.ESTABLISHMENT)
    client.force_login(author)
    first = send(client, page)
    # Session, person, page; begin, lock, how things stand, message, outbox, what was found in it, end; the number.
    with django_assert_max_num_queries(11):
        second = send(client, page, "Encore une chose, et je me tais : la charte est en ligne.")
    for answer, post in zip((second, first), Post.objects.order_by("-pk")[:2], strict=True):
        assert answer.headers["Location"] == f"{page.url}?page=2#message-{post.pk}"


def test_two_clicks_make_one_post(client, page):
    client.force_login(volunteer(page))
    first, second = send(client, page), send(client, page)
    assert first.headers["Location"] == second.headers["Location"]
    assert Post.objects.count() == 1


def test_the_same_words_again_later_or_by_another_are_another_post(client, page):
    client.force_login(volunteer(page))
    send(client, page)
    Post.objects.update(at=timezone.now() - timezone.timedelta(minutes=2))
    send(client, page)
    client.force_login(volunteer(page))
    send(client, page)
    assert Post.objects.count() == 3


@pytest.mark.parametrize(("person", "counts"), [(volunteer, True), (member, False)])
def test_a_volunteers_reply_is_the_first_answer_and_is_indexed(client, page, person, counts):
    client.force_login(person(page))
    OutboxRow.objects.all().delete()
    send(client, page)
    assert FirstAnswer.objects.filter(help_request=page).exists() is counts
    assert OutboxRow.objects.filter(topic="index", payload={"kind": "request", "pk": page.pk}).exists()


def test_nobody_answers_their_own_request(client):
    asker = ProfilePageFactory().owner
    page = HelpRequestFactory(establishment=None, owner=asker)
    client.force_login(asker)
    assert send(client, page).status_code == 302
    assert not FirstAnswer.objects.exists()


def test_a_request_that_is_not_published_has_no_thread_to_write_in(client):
    page = HelpRequestFactory(live=False)
    client.force_login(volunteer(page))
    assert send(client, page).status_code == 404
    assert client.get("/demandes/jamais-vue/repondre/").status_code == 404


def test_a_link_is_a_link_that_vouches_for_nobody(client, page):
    client.force_login(volunteer(page))
    send(client, page, "Voir https://exemple.fr/charte?a=1&b=2 et la suite.\r\n\r\nDeuxième paragraphe.")
    shown = client.get(page.url).content.decode()
    assert (
        '<a href="https://exemple.fr/charte?a=1&amp;b=2" rel="nofollow ugc noopener">'
        "https://exemple.fr/charte?a=1&amp;b=2</a>" in shown
    )
    assert "<p>Deuxième paragraphe.</p>" in shown


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_typed_ever_becomes_markup(client, page, payload):
    profile = ProfilePageFactory()
    client.force_login(profile.owner)
    send(client, page, payload)
    client.logout()
    shown = client.get(page.url).content.decode()
    column = shown[shown.index('<ol class="thread">') : shown.index('id="repondre"')]
    tags = {tag.partition(" ")[0].strip("/").lower() for tag in markup(column)}
    assert tags <= {"ol", "li", "span", "p", "strong", "time", "a", "article", "div", "br", "svg", "use", "section"}
    for tag in markup(column):
        assert not re.search(r"\son\w+=|=\W*(javascript|data):|srcdoc|style=", tag, re.IGNORECASE), tag


def markup(text):
    """Return what stands between angle brackets, as a browser reads tags."""
    return re.findall(r"<([^>]*)>", text)


def test_whoever_writes_very_fast_waits_and_keeps_their_words(client, page):
    client.force_login(volunteer(page))
    answers = [send(client, page, f"Message numéro {number}.") for number in range(7)]
    assert {answer.status_code for answer in answers[:6]} == {302}
    assert answers[6].status_code == 429
    assert "Message numéro 6." in answers[6].content.decode()
    assert Post.objects.count() == 6
