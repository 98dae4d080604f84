"""Keeping order: locking a thread, slowing it down, and how fast one writes by whatever door."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.roles import Role
from community import actions
from community.guarding import pace
from community.models import Decision, Post, Thread
from community.moderation.choices import Kind, Verdict
from directory.models import Region
from tests.accounts.factories import with_second_factor
from tests.directory.factories import ProfilePageFactory, UserFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(db):
    return HelpRequestFactory()


@pytest.fixture
def volunteer(db):
    return ProfilePageFactory().owner


@pytest.fixture
def moderator(db):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=Role.MODERATOR.value))
    return with_second_factor(user)


def decide(client, page, **said):
    return client.post(f"/fils/{page.thread.pk}/ordre/", {"slow_seconds": "0", **said})


def test_a_locked_thread_is_read_and_takes_nothing(client, page, volunteer, moderator):
    client.force_login(moderator)
    assert "Verrouiller ou ralentir" in client.get(page.url).text
    assert decide(client, page, locked="on", comment="Trop vif.").status_code == 302
    client.force_login(volunteer)
    shown = client.get(page.url).text
    assert "La modération a verrouillé cette discussion" in shown
    assert "Verrouiller ou ralentir" not in shown
    answer = client.post(f"/demandes/{page.slug}/repondre/", {"body": "Mes mots gardés."})
    assert answer.status_code == 422
    assert "Mes mots gardés." in answer.text
    assert not Post.objects.exists()
    client.force_login(moderator)
    decide(client, page)
    client.force_login(volunteer)
    assert client.post(f"/demandes/{page.slug}/repondre/", {"body": "Mes mots."}).status_code == 302


def test_what_was_decided_is_written_down(client, page, moderator):
    client.force_login(moderator)
    for said in ({"locked": "on", "slow_seconds": "300"}, {"locked": "on", "slow_seconds": "300"}, {}):
        decide(client, page, **said)
    found = Decision.objects.about(Kind.THREAD, page.thread.pk).order_by("pk").values_list("verdict", "by")
    assert list(found) == [
        (verdict, moderator.pk) for verdict in (Verdict.LOCKED, Verdict.SLOWED, Verdict.UNLOCKED, Verdict.UNSLOWED)
    ]


def test_nobody_else_keeps_order(client, page, volunteer):
    client.force_login(volunteer)
    assert client.get(f"/fils/{page.thread.pk}/ordre/").status_code == 404
    assert decide(client, page, locked="on").status_code == 404
    assert Thread.objects.get(pk=page.thread.pk).locked_at is None


def test_a_moderator_of_other_regions_is_refused(client, moderator):
    page = HelpRequestFactory(establishment__region=Region.objects.get_or_create(code="53", name="Bretagne")[0])
    elsewhere = Region.objects.get_or_create(code="93", name="Provence-Alpes-Côte d’Azur")[0]
    from community.models import Remit

    Remit.objects.create(user=moderator).regions.add(elsewhere)
    client.force_login(moderator)
    assert decide(client, page, locked="on").status_code == 422
    assert Thread.objects.get(pk=page.thread.pk).locked_at is None


def test_a_slow_thread_takes_one_message_in_its_time(page, volunteer):
    Thread.objects.filter(pk=page.thread.pk).update(slow_seconds=300)
    first = actions.reply(page.thread, by=volunteer, body="Un premier message.")
    with pytest.raises(actions.ReplyRefusedError) as refused:
        actions.reply(page.thread, by=volunteer, body="Un second aussitôt.")
    assert "dans 5 minutes" in refused.value.told
    assert actions.reply(page.thread, by=ProfilePageFactory().owner, body="Quelqu’un d’autre.")
    Post.objects.filter(pk=first.pk).update(at=timezone.now() - timedelta(seconds=301))
    assert actions.reply(page.thread, by=volunteer, body="Un second plus tard.")


def test_so_many_a_minute_by_any_door(page, volunteer):
    for number in range(pace.MOST_A_MINUTE):
        actions.reply(page.thread, by=volunteer, body=f"Message {number}")
    with pytest.raises(actions.ReplyRefusedError) as refused:
        actions.reply(HelpRequestFactory().thread, by=volunteer, body="Un de trop.")
    assert "patientez une minute" in refused.value.told
    assert Post.objects.count() == pace.MOST_A_MINUTE
