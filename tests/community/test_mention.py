"""Naming somebody in a post: who can be named, what becomes of the word, and what is left when they leave."""

import pytest

from accounts import privacy
from accounts.privacy import Person
from community import actions
from community.models import Post
from community.writing import mentioning
from directory.models import Block
from tests.community.factories import PostFactory
from tests.directory.factories import MembershipFactory, ProfilePageFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return HelpRequestFactory()


@pytest.fixture
def author():
    return ProfilePageFactory().owner


def say(page, author, body):
    return actions.reply(page.thread, by=author, body=body)


def told_of(post):
    return {mention.person for mention in post.mentions.all()}


def test_a_volunteer_is_called_as_their_page_and_linked(page, author):
    other = ProfilePageFactory()
    post = say(page, author, f"Demandez à @{other.slug}, merci @{other.slug}.")
    assert told_of(post) == {other.owner}
    assert post.html.count(f'<a href="/annuaire/{other.slug}/" class="mention"') == 2


def test_who_wrote_here_without_a_page_is_called_by_their_name(page, author):
    member = MembershipFactory(establishment=page.establishment, user__first_name="Zoé", user__last_name="d’Été").user
    assert told_of(say(page, author, "Bonjour @zoe-dete")) == set()  # nobody has seen them here yet
    PostFactory(thread=page.thread, by=member)
    post = say(page, author, "Bonjour @zoe-dete !")
    assert told_of(post) == {member}
    assert "<a" not in post.html
    assert told_of(say(HelpRequestFactory(), author, "Bonjour @zoe-dete")) == set()  # nor elsewhere


@pytest.mark.parametrize("state", ["not published", "gone", "hidden post"])
def test_nobody_one_may_not_see_can_be_named(page, author, state):
    profile = ProfilePageFactory(live=state != "not published")
    if state == "gone":
        profile.owner.is_active = False
        profile.owner.save()
    if state == "hidden post":
        profile.unpublish()
        PostFactory(thread=page.thread, by=profile.owner, hidden_at=page.first_published_at)
    post = say(page, author, f"Bonjour @{profile.slug}")
    assert told_of(post) == set()
    assert "<a" not in post.html
    assert profile.owner.pk not in {one.person for one in mentioning.suggested(page.thread, profile.slug)}


def test_whoever_blocked_the_author_is_not_told(page, author):
    other = ProfilePageFactory()
    Block.objects.create(by=other.owner, blocked=author)
    assert told_of(say(page, author, f"Bonjour @{other.slug}")) == set()


def test_nobody_is_told_of_themselves_and_ten_are_the_most(page, author):
    words = [f"@{ProfilePageFactory().slug}" for _number in range(12)]
    own = f"@{author.volunteer.profile.slug}"
    post = say(page, author, " ".join([own, *words]))
    assert author not in told_of(post)
    assert post.mentions.count() == 9  # the author's own is one of the ten


def test_letters_suggest_people_of_the_thread_first(page, author):
    here = ProfilePageFactory(title="Zacharie Ici")
    elsewhere = ProfilePageFactory(title="Zacharie Ailleurs")
    PostFactory(thread=page.thread, by=here.owner)
    found = mentioning.suggested(page.thread, "zac")
    assert [one.person for one in found] == [here.owner.pk, elsewhere.owner.pk]
    assert [one.person for one in mentioning.suggested(page.thread, "ici")] == [here.owner.pk]


def test_whoever_leaves_is_named_no_more(page, author):
    other = ProfilePageFactory()
    post = say(page, author, f"Merci @{other.slug} et @{other.slug}-bis.")
    person = Person.of(other.owner)
    assert next(part.export(person) for part in privacy.parts() if part.name == "writing")["named_in"]
    for part in privacy.parts():
        part.erase(person)
    post = Post.objects.get(pk=post.pk)
    assert post.body == f"Merci @ancien-membre et @{other.slug}-bis."
    assert f"@{other.slug} " not in post.html
    assert "<a" not in post.html
    assert not post.mentions.exists()
