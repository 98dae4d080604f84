"""What followers hear of: once, as often as they want, nothing they have read, nothing that must not be read."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Notification
from accounts.notices import digest, preferences
from accounts.notices.choices import Frequency
from community import actions
from community.following import actions as following
from community.following import kinds, telling
from community.models import Post
from portal.work.models import OutboxRow
from portal.work.worker import drain
from tests.directory.factories import ProfilePageFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def follower(page):
    user = UserFactory()
    following.follow(page.thread, by=user)
    return user


def write(page, by, body="Commencez par la charte."):
    post = actions.reply(page.thread, by=by, body=body)
    drain()
    return post


def to(user):
    return [letter for letter in mail.outbox if letter.to == [user.email]]


def morning_letter(user, *, days=0):
    digest.write_to([user.pk], timezone.now() + timedelta(days=days))
    drain()
    return to(user)


def test_the_asker_hears_at_once_and_can_answer_the_letter(page, asker, volunteer, settings):
    settings.INBOUND_MAIL_ADDRESS = "reponse@entraide.invalid"
    post = write(page, volunteer, "Commencez par la **charte** & le reste <b>ensuite</b>.")
    (letter,) = to(asker)
    assert letter.subject == f"{volunteer.get_full_name()} a répondu à «\u202f{page.title}\u202f»"
    assert "Commencez par la **charte** & le reste <b>ensuite</b>." in letter.body
    html = letter.alternatives[0][0]
    assert "<strong>charte</strong>" in html
    assert "&lt;b&gt;ensuite" in html
    assert f"/messages/{post.pk}/" in letter.body
    assert letter.extra_headers["Reply-To"].startswith("reponse+t")
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert volunteer.email not in letter.body + html
    assert to(volunteer) == []


def test_a_follower_who_may_not_write_gets_no_address_to_answer_to(page, follower, volunteer, settings):
    settings.INBOUND_MAIL_ADDRESS = "reponse@entraide.invalid"
    preferences.choose(follower, {kinds.THREAD: Frequency.AT_ONCE})
    write(page, volunteer)
    (letter,) = to(follower)
    assert "Reply-To" not in letter.extra_headers


def test_a_busy_day_is_one_letter_with_one_line(page, follower, volunteer):
    others = [ProfilePageFactory().owner for _number in range(3)]
    for number in range(12):
        write(page, others[number % 3], f"Message numéro {number}, différent des autres.")
    assert to(follower) == []
    (letter,) = morning_letter(follower)
    assert letter.body.count(page.title) == 1
    assert "et 11 autres" in letter.body
    assert len(morning_letter(follower, days=1)) == 1


def test_two_threads_are_two_lines_of_one_letter(page, follower, volunteer):
    from tests.help_requests.factories import HelpRequestFactory

    other = HelpRequestFactory(title="Une tout autre demande")
    following.follow(other.thread, by=follower)
    write(page, volunteer)
    write(other, volunteer, "Autre chose.")
    (letter,) = morning_letter(follower)
    assert page.title in letter.body
    assert other.title in letter.body


@pytest.mark.parametrize(
    ("of_kind", "of_thread", "letters"),
    [
        # How many letters there were at once, the next day and a week later.
        (None, "", (0, 1, 1)),
        (Frequency.AT_ONCE, "", (1, 1, 1)),
        (Frequency.WEEKLY, "", (0, 0, 1)),
        (None, Frequency.AT_ONCE, (1, 1, 1)),
        (Frequency.AT_ONCE, Frequency.WEEKLY, (0, 0, 1)),
        (Frequency.WEEKLY, Frequency.DAILY, (0, 1, 1)),
        # A letter's link stops the kind: then nothing comes of any thread.
        (Frequency.NEVER, Frequency.AT_ONCE, (0, 0, 0)),
    ],
)
def test_as_often_as_said_for_the_kind_and_for_the_thread(told_on_monday, of_kind, of_thread, letters):
    follower, monday = told_on_monday(of_kind, of_thread)
    found = [len(to(follower))]
    for later in (timedelta(days=1), timedelta(days=7, hours=-2)):
        digest.write_to([follower.pk], monday + later)
        drain()
        found.append(len(to(follower)))
    assert tuple(found) == letters


@pytest.fixture
def told_on_monday(page, follower, volunteer):
    """Have a follower told on the last Monday at noon: nothing of it is due before the next Monday to some."""
    today = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    monday = today - timedelta(days=today.weekday())

    def tell(of_kind, of_thread):
        if of_kind:
            preferences.choose(follower, {kinds.THREAD: of_kind})
        following.follow(page.thread, by=follower, frequency=of_thread)
        write(page, volunteer)
        Notification.objects.update(created_at=monday)
        return follower, monday

    return tell


def test_nothing_comes_of_what_was_read_already(page, follower, volunteer):
    from community.following import reading

    first = write(page, volunteer)
    reading.seen(page.thread.pk, by=follower.pk, until=first.at + timedelta(seconds=1))
    Notification.objects.filter(read_at=None).update(created_at=first.at)
    assert morning_letter(follower) == []
    assert Notification.objects.get(user=follower).read_at is not None


def test_whoever_is_told_twice_is_told_once(page, asker, volunteer):
    post = write(page, volunteer)
    for _time in range(3):
        telling.tell_of(post)
    drain()
    assert len(to(asker)) == 1
    assert Notification.objects.filter(user=asker).count() == 1


def test_a_hidden_post_is_told_to_nobody_and_taken_back(page, asker, follower, volunteer):
    post = actions.reply(page.thread, by=volunteer, body="Un propos à cacher.")
    telling.tell(list(OutboxRow.objects.filter(topic=telling.TOPIC)))
    assert Notification.objects.count() == 2
    actions.hide_post(post)
    assert not Notification.objects.exists()
    drain()
    assert mail.outbox == []
    actions.show_post(post)
    drain()
    assert mail.outbox == []


def test_a_held_post_is_told_once_it_is_let_through(page, asker, volunteer):
    post = actions.reply(page.thread, by=volunteer, body="À lire d’abord.")
    Post.objects.filter(pk=post.pk).update(held_at=timezone.now())
    drain()
    assert mail.outbox == []
    actions.show_post(post)
    drain()
    assert len(to(asker)) == 1


def test_nothing_is_told_of_a_request_that_went_offline(page, asker, follower, volunteer):
    actions.reply(page.thread, by=volunteer, body="Bonjour")
    telling.tell(list(OutboxRow.objects.filter(topic=telling.TOPIC)))
    page.unpublish()
    drain()
    assert mail.outbox == []
    assert morning_letter(follower) == []
    assert not Notification.objects.exists()


def test_telling_costs_the_same_whatever_the_number_of_followers(page, volunteer, django_assert_max_num_queries):
    def tell_more(number):
        for _number in range(number):
            following.follow(page.thread, by=UserFactory())
        return actions.reply(page.thread, by=volunteer, body=f"Pour {number} personnes de plus.")

    telling.tell_of(tell_more(2))
    post = tell_more(30)
    with django_assert_max_num_queries(32):
        telling.tell_of(post)


def test_the_worker_asks_once_whether_the_thread_is_open(page, volunteer):
    for _number in range(5):
        following.follow(page.thread, by=ProfilePageFactory().volunteer.user)
    post = actions.reply(page.thread, by=volunteer, body="Pour cinq personnes, et celle qui demande.")
    row = OutboxRow.objects.get(topic=telling.TOPIC, payload__pk=post.pk)
    with CaptureQueriesContext(connection) as asked:
        telling.tell([row])
    assert Notification.objects.filter(key=f"post-{post.pk}").count() >= 5
    assert sum('FROM "help_requests_stateperiod"' in one["sql"] for one in asked) == 1


def test_what_somebody_follows_is_theirs_to_take_and_to_erase(page, follower):
    from accounts.models import User
    from accounts.mydata.erasing import erase
    from accounts.privacy import Person
    from community.following.privacy import export
    from community.models import Follow

    assert export(Person.of(User.objects.get(pk=follower.pk)))["follows"][0]["thread"] == page.title
    erase(Person.of(follower), reason="test")
    assert not Follow.objects.filter(user=follower.pk).exists()
