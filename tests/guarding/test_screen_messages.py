"""What is read by a moderator before everybody reads it: new members' first words, advertising, programs."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from community import actions
from community.discussing.starting import start_discussion
from community.guarding import rules
from community.guarding.choices import Rule
from community.models import Post, Screening
from help_requests.models import FirstAnswer
from portal.work.worker import drain
from tests.accounts.factories import with_second_factor
from tests.directory.factories import MembershipFactory, ProfilePageFactory, ThemeFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db

PLAIN = "Bonjour, nous avons mis en place une charte de télétravail que vous pouvez reprendre telle quelle."


@pytest.fixture
def page(db):
    return HelpRequestFactory()


def volunteer(days=30):
    user = ProfilePageFactory().owner
    User.objects.filter(pk=user.pk).update(date_joined=timezone.now() - timedelta(days=days))
    user.refresh_from_db()
    return user


@pytest.fixture
def moderator(db):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=Role.MODERATOR.value))
    return with_second_factor(user)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (PLAIN, {}),
        ("Merci !", {}),
        ("OK SUPER MERCI BEAUCOUP", {}),
        ("Voir https://a.fr/x et https://b.fr/y pour la charte.", {}),
        ("Voir https://a.fr https://b.fr https://c.fr https://d.fr", {Rule.LINKS: 4}),
        ("Regardez https://bit.ly/2xyz", {Rule.SHORTENED: 3}),
        ("Gagnez de l’argent facile au casino, cliquez ici", {Rule.WORDS: 6}),
        ("Лучшие предложения для вашего бизнеса, звоните нам сегодня", {Rule.LANGUAGE: 5}),
        (
            "Beste Angebote für Ihre Firma jetzt bestellen und sparen mit Rabatt sowie Garantie ohne Risiko heute noch",
            {Rule.LANGUAGE: 3},
        ),
        ("CECI EST UN MESSAGE TRÈS IMPORTANT POUR VOUS TOUS ICI PRÉSENTS", {Rule.SHOUTING: 2}),
        ("We have a telework charter that you can take over as it is, with the forms for your staff.", {}),
    ],
)
def test_the_same_text_has_the_same_points(text, found):
    assert dict(rules.points_of(text)) == found
    assert dict(rules.points_of(text)) == found


def test_near_copies_share_a_fingerprint_and_short_words_have_none():
    assert rules.fingerprint(PLAIN) == rules.fingerprint(PLAIN.upper().replace(",", " !!! 2026 ").replace("é", "e"))
    assert rules.fingerprint("Merci beaucoup") == ""


def test_a_new_members_first_message_waits_and_the_next_doesnt(page):
    new = volunteer(days=1)
    first = actions.reply(page.thread, by=new, body=PLAIN)
    assert first.held_at
    assert not FirstAnswer.objects.filter(help_request=page).exists()
    assert actions.reply(page.thread, by=new, body="Une précision.").held_at
    actions.show_post(first)
    assert FirstAnswer.objects.filter(help_request=page).exists()
    assert not actions.reply(page.thread, by=new, body="Encore une précision.").held_at


@pytest.mark.parametrize(("held", "days", "waits"), [(1, 7, True), (0, 7, False), (1, 0, False)])
def test_how_many_and_for_how_long_is_set(page, settings, held, days, waits):
    settings.FIRST_POSTS_HELD, settings.NEW_MEMBER_DAYS = held, days
    assert bool(actions.reply(page.thread, by=volunteer(days=2), body=PLAIN).held_at) is waits


def test_who_asks_is_not_held_back_under_their_own_request(page):
    member = MembershipFactory(establishment=page.establishment, user__date_joined=timezone.now()).user
    assert not actions.reply(page.thread, by=member, body=PLAIN).held_at


def test_the_team_is_held_back_by_nothing(page, moderator):
    User.objects.filter(pk=moderator.pk).update(date_joined=timezone.now())
    post = actions.reply(page.thread, by=moderator, body="casino bitcoin viagra cliquez ici")
    assert not post.held_at
    assert post.screening.points == 6


def test_what_is_held_is_nobodys_to_read_until_it_is_let_through(client, page, moderator):
    writer = volunteer(days=1)
    client.force_login(writer)
    answer = client.post(f"/demandes/{page.slug}/repondre/", {"body": PLAIN}, follow=True)
    assert "La modération lit votre message" in answer.text
    assert PLAIN not in client.get(page.url).text
    client.force_login(moderator)
    queue = client.get("/cms/moderation/").text
    assert "score 0" in queue
    assert "L’un des premiers messages" in queue
    post = Post.objects.get()
    item = client.get(f"/cms/moderation/post/{post.pk}/").text
    assert "Score\u202f: 0" in item
    assert client.post(f"/cms/moderation/post/{post.pk}/", {"verdict": "shown"}).status_code == 302
    drain()
    client.logout()
    assert PLAIN in client.get(page.url).text


def test_a_program_that_fills_in_everything_is_held(client, page):
    client.force_login(volunteer())
    client.post(f"/demandes/{page.slug}/repondre/", {"body": PLAIN, "website": "https://exemple.invalid"})
    post = Post.objects.get()
    assert post.held_at
    assert post.screening.rules == [["trap", 10]]


def test_the_trap_is_there_and_hidden_from_people(client, page):
    client.force_login(volunteer())
    shown = client.get(page.url).text
    assert '<div class="trap" aria-hidden="true">' in shown
    assert 'name="website" tabindex="-1"' in shown


def test_the_same_text_everywhere_is_held_the_third_time(page):
    writer = volunteer()
    held = [bool(actions.reply(HelpRequestFactory().thread, by=writer, body=PLAIN).held_at) for _number in range(3)]
    assert held == [False, False, True]
    assert Screening.objects.latest("at").rules == [["repeated", 6]]


def test_the_text_of_somebody_else_is_told_to_moderators_and_not_held_alone(page):
    actions.reply(page.thread, by=volunteer(), body=PLAIN)
    post = actions.reply(page.thread, by=volunteer(), body=PLAIN.upper().capitalize())
    assert not post.held_at
    assert post.screening.rules == [["copied", 4]]


def test_the_title_of_a_discussion_is_read_like_its_words():
    theme = ThemeFactory()
    said = {"by": volunteer(), "theme": theme, "body": PLAIN}
    held = start_discussion(title="Gagnez de l’argent facile au casino, cliquez ici", **said)
    assert held.held_at is not None
    assert start_discussion(title="Télétravail des cadres", **(said | {"by": volunteer()})).held_at is None
