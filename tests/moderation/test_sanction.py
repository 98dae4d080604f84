"""Somebody who breaks the rules is warned, or kept from writing for a time; what they typed is never lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Suspension
from accounts.suspensions import may_write, suspension_of
from community.models import Post, Sanction
from tests.community.factories import PostFactory
from tests.directory.factories import ProfilePageFactory


@pytest.fixture
def post(db):
    """A message of a volunteer in the thread of an open request."""
    return PostFactory(by=ProfilePageFactory().owner)


def write(client, post):
    client.force_login(post.author)
    return client.post(f"/demandes/{post.thread.help_request.slug}/repondre/", {"body": "Une autre annonce."})


def test_a_warning_is_told_and_kept(decide, post, letters):
    decide("post", post, "warned", reason="insult", comment="Restons courtois.")
    assert Sanction.objects.get().level == "warning"
    (letter,) = letters()
    assert "Restons courtois." in letter.body
    assert may_write(post.author)


@pytest.mark.parametrize(("days", "level", "says"), [("7", "suspension", "jusqu’au"), ("0", "ban", "ne pouvez plus")])
def test_a_suspension_is_told_with_its_end(decide, post, letters, days, level, says):  # noqa: PLR0917 - parametrized
    decide("post", post, "suspended", reason="spam", days=days)
    assert Sanction.objects.get().level == level
    assert says in letters()[0].body


def test_somebody_suspended_cannot_write_and_keeps_their_words(decide, client, post):
    decide("post", post, "suspended", reason="spam", days="7")
    answer = write(client, post)
    assert answer.status_code == 422
    assert "Une autre annonce." in answer.content.decode()
    assert "suspendu" in answer.content.decode()
    assert Post.objects.count() == 1


def test_a_suspension_ends_by_itself(decide, client, post):
    decide("post", post, "suspended", reason="spam", days="7")
    Suspension.objects.update(from_at=timezone.now() - timedelta(days=9), until=timezone.now() - timedelta(days=2))
    assert suspension_of(post.author) is None
    assert write(client, post).status_code == 302


def test_a_suspension_is_lifted(decide, client, post):
    decide("post", post, "suspended", reason="spam", days="30")
    decide("post", post, "lifted")
    assert write(client, post).status_code == 302


def test_nobody_is_suspended_twice_at_once(decide, post):
    decide("post", post, "suspended", reason="spam", days="30")
    assert decide("post", post, "suspended", reason="spam", days="7").status_code == 422
    assert Suspension.objects.count() == 1


def test_a_sanction_needs_a_reason(decide, post):
    assert decide("post", post, "suspended", days="7").status_code == 422
    assert not Suspension.objects.exists()


def test_a_person_has_a_panel_of_their_own(as_moderator, decide, post):
    decide("post", post, "suspended", reason="spam", days="30")
    assert as_moderator.get(f"/cms/moderation/person/{post.author.pk}/").status_code == 200
