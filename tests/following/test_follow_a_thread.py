"""Following: who does by themselves, who chooses, and what becomes of a choice."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Notification
from accounts.notices.choices import Frequency
from community import actions
from community.following import actions as following
from community.following.choices import Cause
from community.models import Follow
from portal.mail.models import Delivery
from portal.work.models import OutboxRow
from portal.work.worker import drain
from tests.directory.factories import MembershipFactory, ProfilePageFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return HelpRequestFactory(owner=UserFactory())


@pytest.fixture
def volunteer():
    return ProfilePageFactory().owner


def causes(page):
    return {follow.user_id: follow.cause for follow in Follow.objects.in_force().filter(thread=page.thread)}


def test_asker_members_and_repliers_follow_by_themselves(page, volunteer):
    member = MembershipFactory(establishment=page.establishment).user
    MembershipFactory(establishment=page.establishment, confirmed_at=None)
    MembershipFactory()
    actions.reply(page.thread, by=volunteer, body="Commencez par la charte.")
    drain()
    assert causes(page) == {page.owner_id: Cause.ASKER, member.pk: Cause.MEMBER, volunteer.pk: Cause.REPLIED}


def test_who_leaves_the_establishment_follows_no_more_unless_they_chose_to(page, volunteer):
    memberships = [MembershipFactory(establishment=page.establishment) for _number in range(2)]
    actions.reply(page.thread, by=volunteer, body="Bonjour")
    drain()
    chose, left = [membership.user for membership in memberships]
    following.follow(page.thread, by=chose)
    for membership in memberships:
        membership.delete()
    assert chose.pk in causes(page)
    assert left.pk not in causes(page)


def test_anybody_signed_in_follows_and_stops_from_the_page(client, page):
    reader = UserFactory()
    assert f"/fils/{page.thread.pk}/suivre/" not in client.get(page.url).text
    client.force_login(reader)
    assert "Suivre cette discussion" in client.get(page.url).text
    answer = client.post(f"/fils/{page.thread.pk}/suivre/")
    assert answer.headers["Location"] == f"/demandes/{page.slug}/#suivre"
    assert causes(page)[reader.pk] == Cause.CHOSEN
    shown = client.get(page.url).text
    assert "Vous suivez cette discussion" in shown
    client.post(f"/fils/{page.thread.pk}/suivre/", {"frequency": Frequency.WEEKLY})
    assert Follow.objects.get(user=reader).frequency == Frequency.WEEKLY
    client.post(f"/fils/{page.thread.pk}/suivre/", {"frequency": "nonsense"})
    assert Follow.objects.get(user=reader).frequency == ""
    client.post(f"/fils/{page.thread.pk}/suivre/", {"stop": "1"})
    assert reader.pk not in causes(page)


def test_what_i_follow_stands_in_my_space(client, page):
    reader = UserFactory()
    following.follow(page.thread, by=reader)
    client.force_login(reader)
    shown = client.get("/compte/fils/").text
    assert page.title in shown
    answer = client.post(f"/fils/{page.thread.pk}/suivre/", {"stop": "1", "from": "list"})
    assert answer.headers["Location"] == "/compte/fils/"
    assert page.title not in client.get("/compte/fils/").text


def test_a_thread_nobody_may_read_is_followed_by_nobody_and_shown_to_nobody(client, page):
    reader = UserFactory()
    following.follow(page.thread, by=reader)
    page.unpublish()
    client.force_login(reader)
    assert client.post(f"/fils/{page.thread.pk}/suivre/").status_code == 404
    assert page.title not in client.get("/compte/fils/").text


def test_the_list_costs_the_same_whatever_its_length(client, django_assert_num_queries, page):
    reader = UserFactory()
    client.force_login(reader)
    following.follow(page.thread, by=reader)
    client.get("/compte/fils/")
    with CaptureQueriesContext(connection) as before:
        client.get("/compte/fils/")
    for _number in range(6):
        following.follow(HelpRequestFactory().thread, by=reader)
    with django_assert_num_queries(len(before)):
        client.get("/compte/fils/")


def test_who_stopped_is_made_to_follow_by_nothing(page, volunteer):
    following.stop(page.thread.pk, by=volunteer.pk)
    actions.reply(page.thread, by=volunteer, body="Bonjour")
    actions.reply(page.thread, by=ProfilePageFactory().owner, body="Bonsoir")
    drain()
    assert volunteer.pk not in causes(page)
    assert not Notification.objects.filter(user=volunteer).exists()


def test_a_letter_stops_one_thread_without_signing_in(client, page, volunteer):
    actions.reply(page.thread, by=volunteer, body="Bonjour")
    drain_posts()
    row = OutboxRow.objects.get(topic="mail")
    link = row.payload["headers"]["List-Unsubscribe"].strip("<>")
    path = "/" + link.split("/", 3)[3]
    assert client.get(path).status_code == 200
    assert page.owner_id in causes(page)
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert page.owner_id not in causes(page)
    assert client.get(f"{path[:-3]}x/").status_code == 404
    assert Delivery.objects.count() == 1


def drain_posts():
    from community.following import telling

    telling.tell(list(OutboxRow.objects.filter(topic=telling.TOPIC)))
