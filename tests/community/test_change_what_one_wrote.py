"""Changing a post with its versions readable, taking it back with a trace, bringing it back."""

import pytest
from django.utils import timezone

from accounts import privacy
from accounts.privacy import Person
from community import actions
from community.models import Post, PostRevision, Thread
from community.writing import drafts, editing
from help_requests.models import FirstAnswer
from portal import retention
from portal.work.models import OutboxRow
from tests.community.factories import PostFactory
from tests.directory.factories import ProfilePageFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db

SECRET = "Une phrase de trop."


@pytest.fixture
def page():
    return HelpRequestFactory()


@pytest.fixture
def author(client):
    user = ProfilePageFactory().owner
    client.force_login(user)
    return user


@pytest.fixture
def post(page, author):
    return PostFactory(thread=page.thread, by=author, body=SECRET)


def change(client, post, body="Bien mieux ainsi.", version=0, **more):
    return client.post(f"/messages/{post.pk}/modifier/", {"body": body, "version": version, **more})


def told(client, page):
    return client.get(page.url).content.decode()


def test_a_change_is_shown_and_the_version_before_stays_readable(client, page, author, post):
    answer = change(client, post)
    assert answer.headers["Location"].endswith(f"#message-{post.pk}")
    client.logout()
    assert SECRET not in told(client, page)
    assert f'href="/messages/{post.pk}/versions/"' in told(client, page)
    versions = client.get(f"/messages/{post.pk}/versions/").content.decode()
    assert "<del>" in versions
    assert "Bien" in versions
    assert "noindex" in versions
    assert OutboxRow.objects.filter(topic="index", payload={"kind": "request", "pk": page.pk}).exists()


def test_its_author_can_delete_the_words_of_a_version(client, page, author, post):
    change(client, post)
    revision = PostRevision.objects.get()
    other = ProfilePageFactory().owner
    client.force_login(other)
    assert client.post(f"/messages/{post.pk}/versions/{revision.pk}/vider/").status_code == 404
    client.force_login(author)
    client.post(f"/messages/{post.pk}/versions/{revision.pk}/vider/")
    versions = client.get(f"/messages/{post.pk}/versions/").content.decode()
    assert "phrase de trop" not in versions
    assert "a effacé le texte" in versions
    change(client, post, "Encore mieux.", version=1, forgets="on")
    assert not PostRevision.objects.exclude(body="").exists()


ADVERTISING = "Gagnez de l’argent facile au casino, cliquez ici"


def test_words_that_become_advertising_wait_for_a_moderator(client, page, author, post):
    answer = client.post(
        f"/messages/{post.pk}/modifier/", {"body": ADVERTISING, "version": 0, "keeps": ""}, follow=True
    )
    assert "La modération lit votre message avant" in answer.content.decode()
    post.refresh_from_db()
    assert (post.body, post.held_at) == (ADVERTISING, post.edited_at)
    assert post.screening.points >= 5
    client.logout()
    assert "casino" not in told(client, page)
    actions.show_post(post)
    assert "casino" in told(client, page)


def test_a_change_without_harm_is_read_at_once_even_by_a_new_member(client, author, post):
    """What a moderator let through doesn't wait again for being a first message."""
    author.date_joined = timezone.now()
    author.save()
    change(client, post)
    post.refresh_from_db()
    assert post.held_at is None


def test_what_one_looks_at_first_changes_nothing(client, author, post):
    assert "<strong>Bien</strong>" in change(client, post, "**Bien**", preview="1").content.decode()
    assert Post.objects.get().body == SECRET


def test_two_windows_lose_no_word(client, author, post):
    change(client, post, "La première fenêtre.")
    answer = change(client, post, "La seconde fenêtre.")
    assert answer.status_code == 422
    assert "La première fenêtre." in answer.content.decode()
    assert "La seconde fenêtre.</textarea>" in answer.content.decode()
    assert Post.objects.get().body == "La première fenêtre."


@pytest.mark.parametrize("who", ["another", "nobody", "suspended", "after moderation", "closed"])
def test_who_may_not_change_it(client, page, author, post, who):
    if who == "another":
        client.force_login(ProfilePageFactory().owner)
    if who == "nobody":
        client.logout()
    if who == "suspended":
        author.suspensions.create()
    if who == "after moderation":
        actions.hide_post(post)
    if who == "closed":
        long_ago = timezone.now() - timezone.timedelta(days=400)
        Thread.objects.update(solution=post, solution_at=long_ago)
    assert change(client, post).status_code == (302 if who == "nobody" else 404)
    assert Post.objects.get().body == SECRET


def test_withdrawing_takes_the_words_everywhere_and_leaves_a_trace(client, page, author, post):
    actions.accept_solution(page.thread, post)
    OutboxRow.objects.all().delete()
    client.post(f"/messages/{post.pk}/retirer/")
    post.refresh_from_db()
    assert (post.body, post.html) == ("", "")
    assert Thread.objects.get(pk=page.thread.pk).solution is None
    assert OutboxRow.objects.filter(topic="index", payload={"kind": "request", "pk": page.pk}).exists()
    for person in (author, UserFactory(), None):
        client.logout() if person is None else client.force_login(person)
        shown = told(client, page)
        assert SECRET not in shown
        assert "Un message a été retiré" in shown
        assert ("Le remettre" in shown) is (person == author)
        assert SECRET not in client.get(f"/api/v1/requests/{page.slug}/posts").content.decode()
        assert client.get(f"/messages/{post.pk}/versions/").status_code == 404


def test_it_can_be_brought_back_where_it_stood(client, page, author, post):
    PostFactory(thread=page.thread, body="Après.")
    client.post(f"/messages/{post.pk}/retirer/")
    client.force_login(ProfilePageFactory().owner)
    assert client.post(f"/messages/{post.pk}/remettre/").status_code == 404
    client.force_login(author)
    client.post(f"/messages/{post.pk}/remettre/")
    shown = told(client, page)
    assert shown.index(SECRET) < shown.index("Après.")
    assert not PostRevision.objects.exists()


def test_a_withdrawn_answer_is_no_answer(client, page, author):
    post = actions.reply(page.thread, by=author, body="Une réponse.")
    assert FirstAnswer.objects.filter(help_request=page).exists()
    editing.withdraw(post, by=author)
    assert not FirstAnswer.objects.filter(help_request=page).exists()
    editing.restore(post, by=author)
    assert FirstAnswer.objects.filter(help_request=page).exists()


def test_words_files_and_drafts_are_forgotten_in_time(page, author, post):
    editing.withdraw(post, by=author)
    drafts.keep(page.thread, author, "À finir")
    rules = {rule.name: rule for rule in retention.rules()}
    assert not any(
        rules[name].due(timezone.now()).exists() for name in ("withdrawn-posts", "post-drafts", "post-files")
    )
    later = timezone.now() + timezone.timedelta(days=91)
    assert rules["withdrawn-posts"].due(later).count() == 1
    assert rules["post-drafts"].due(later).count() == 1
    rules["withdrawn-posts"].purge(rules["withdrawn-posts"].due(later))
    assert editing.restore(post, by=author) is False
    assert Post.objects.get().withdrawn_at


def test_whoever_leaves_takes_versions_and_drafts_along(client, page, author, post):
    change(client, post)
    drafts.keep(page.thread, author, "À finir")
    part = next(part for part in privacy.parts() if part.name == "writing")
    exported = part.export(Person.of(author))
    assert exported["drafts"][0]["body"] == "À finir"
    assert exported["earlier_versions"][0]["body"] == SECRET
    part.erase(Person.of(author))
    assert not any(part.export(Person.of(author)).values())
    assert Post.objects.get().body == "Bien mieux ainsi."
