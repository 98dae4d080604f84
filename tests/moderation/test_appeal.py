"""An author reads a decision about what is theirs and asks somebody else to look again."""

import pytest

from accounts.roles import Role
from community.models import Appeal, Decision, Post
from directory.models import VolunteerProfilePage
from help_requests.choices import State
from help_requests.models import HelpRequestPage
from tests.cms.factories import staff
from tests.community.factories import PostFactory
from tests.directory.factories import UserFactory
from tests.moderation.factories import waiting_profile, waiting_request

WORDS = {"text": "Cette page dit vrai."}


@pytest.fixture
def refused(decide):
    """The decision that refused a profile."""
    decide("profile", waiting_profile(), "refused", reason="misleading", comment="Invérifiable.")
    return Decision.objects.get()


def address(decision):
    return f"/compte/decisions/{decision.pk}/"


def appeal(client, decision):
    client.force_login(decision.author)
    return client.post(address(decision), WORDS)


def answer(client, decision, verdict, **fields):
    return client.post(f"/cms/moderation/{decision.kind}/{decision.object_id}/", {"verdict": verdict} | fields)


def test_the_author_reads_what_was_decided_and_why(client, refused):
    client.force_login(refused.author)
    shown = client.get(address(refused)).content.decode()
    assert "Invérifiable." in shown
    assert "Information fausse ou dangereuse" in shown
    assert "Demander un second avis" in shown


@pytest.mark.parametrize("person", [UserFactory, lambda: staff(Role.MODERATOR)])
def test_nobody_else_reads_or_appeals(client, refused, person):
    client.force_login(person())
    assert client.get(address(refused)).status_code == 404
    assert client.post(address(refused), WORDS).status_code == 404
    assert not Appeal.objects.exists()


def test_an_appeal_is_sent_once_and_waits(client, refused, as_moderator):
    appeal(client, refused)
    appeal(client, refused)
    assert Appeal.objects.get().text == "Cette page dit vrai."
    client.force_login(staff(Role.MODERATOR))
    assert [line.why for line in client.get("/cms/moderation/").context["lines"]] == ["Recours"]
    assert "Cette page dit vrai." in client.get(f"/cms/moderation/profile/{refused.object_id}/").content.decode()


def test_an_empty_appeal_is_asked_for_words(client, refused):
    client.force_login(refused.author)
    assert client.post(address(refused), {"text": " "}).status_code == 422


def test_whoever_decided_first_does_not_answer_it(client, refused, moderator):
    appeal(client, refused)
    client.force_login(moderator)
    assert client.get("/cms/moderation/").context["lines"] == []
    shown = answer(client, refused, "appeal_granted")
    assert "Une autre personne que vous" in shown.content.decode()
    assert not VolunteerProfilePage.objects.live().exists()


def test_a_granted_appeal_publishes_what_was_refused(client, refused, letters):
    appeal(client, refused)
    client.force_login(staff(Role.MODERATOR))
    answer(client, refused, "appeal_granted")
    assert VolunteerProfilePage.objects.live().count() == 1
    assert letters()[-1].subject == "Votre recours est accepté"
    assert Appeal.objects.get().state == "granted"


def test_a_rejected_appeal_leaves_it_as_it_is(client, refused, letters):
    appeal(client, refused)
    client.force_login(staff(Role.MODERATOR))
    answer(client, refused, "appeal_rejected", comment="Nous maintenons.")
    assert not VolunteerProfilePage.objects.live().exists()
    assert "Nous maintenons." in letters()[-1].body


def test_a_refused_request_that_is_granted_looks_for_somebody(client, decide):
    decide("request", waiting_request(), "refused", reason="off_topic")
    decision = Decision.objects.get()
    appeal(client, decision)
    client.force_login(staff(Role.MODERATOR))
    answer(client, decision, "appeal_granted")
    assert HelpRequestPage.objects.get(pk=decision.object_id).state == State.OPEN


def test_a_hidden_message_that_is_granted_is_read_again(client, decide):
    post = PostFactory()
    decide("post", post, "hidden", reason="off_topic")
    decision = Decision.objects.get()
    appeal(client, decision)
    client.force_login(staff(Role.MODERATOR))
    answer(client, decision, "appeal_granted")
    assert Post.objects.visible().filter(pk=post.pk).exists()
