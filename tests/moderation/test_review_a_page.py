"""A page sent to review is approved, sent back or refused from the queue, in two clicks, by Wagtail's own workflow."""

import re

import pytest
from django.urls import reverse

from accounts.roles import Role
from community.models import Decision
from directory.models import VolunteerProfilePage
from help_requests.choices import Cause, State
from help_requests.models import HelpRequestPage
from tests.cms.factories import staff
from tests.directory.factories import ProfilePageFactory
from tests.moderation.factories import waiting_profile, waiting_request


@pytest.fixture
def page(db):
    return waiting_profile()


def current(page):
    return type(page).objects.get(pk=page.pk)


def test_two_clicks_publish_a_profile(as_moderator, page, letters):
    queue = as_moderator.get("/cms/moderation/").content.decode()
    address = re.search(rf'href="(/cms/moderation/profile/{page.pk}/)"', queue)[1]
    panel = as_moderator.get(address).content.decode()
    assert "deux cents agents" in panel
    answer = as_moderator.post(address, {"verdict": "approved", "seen": page.latest_revision_id})
    assert answer.headers["Location"] == "/cms/moderation/"
    assert current(page).live
    assert as_moderator.get("/cms/moderation/").context["lines"] == []
    (letter,) = letters()
    assert letter.to == [page.owner.email]
    assert "en ligne" in letter.subject


def test_wagtail_knows_it_as_its_own_approval(decide, page, moderator):
    decide("profile", page, "approved")
    state = page.workflow_states.get()
    assert state.status == "approved"
    assert state.current_task_state.finished_by == moderator


def test_changes_are_asked_for_with_a_comment(decide, page, letters):
    answer = decide("profile", page, "changes_asked")
    assert answer.status_code == 422
    assert "Dites ce qui est à changer" in answer.content.decode()
    decide("profile", page, "changes_asked", comment="Précisez vos dates.")
    assert not current(page).live
    assert current(page).current_workflow_state.status == "needs_changes"
    (letter,) = letters()
    assert "Précisez vos dates." in letter.body
    assert "/compte/profil/" in letter.body


def test_a_refusal_needs_a_reason_keeps_the_words_and_says_how_to_appeal(decide, page, letters):
    answer = decide("profile", page, "refused", comment="Cette page vante un produit.")
    assert answer.status_code == 422
    assert "Cette page vante un produit." in answer.content.decode()
    decide("profile", page, "refused", reason="spam", comment="Cette page vante un produit.")
    assert not current(page).live
    assert current(page).current_workflow_state is None
    decision = Decision.objects.get()
    (letter,) = letters()
    assert f"/compte/decisions/{decision.pk}/" in letter.body
    assert "Publicité" in letter.body


def test_a_letter_speaks_the_language_of_its_reader(decide, page, letters):
    page.owner.language = "en"
    page.owner.save()
    decide("profile", page, "refused", reason="spam")
    assert letters()[0].subject == "Your page was not published"


@pytest.mark.parametrize(("reason", "cause"), [("spam", Cause.SPAM), ("off_topic", Cause.REFUSED)])
def test_a_refused_request_is_in_no_figure(decide, db, reason, cause):
    page = waiting_request()
    decide("request", page, "refused", reason=reason)
    period = HelpRequestPage.objects.get(pk=page.pk).current_period
    assert (period.state, period.cause) == (State.WITHDRAWN, cause)


def test_an_approved_request_looks_for_somebody(decide, db):
    page = waiting_request()
    decide("request", page, "approved")
    assert HelpRequestPage.objects.get(pk=page.pk).state == State.OPEN


def test_the_second_of_two_moderators_is_told_who_decided(decide, page, client):
    first, second = page, staff(Role.MODERATOR)
    decide("profile", first, "approved")
    client.force_login(second)
    answer = client.post(f"/cms/moderation/profile/{page.pk}/", {"verdict": "refused", "reason": "spam"})
    assert answer.status_code == 422
    assert "Maud Modère a déjà décidé" in answer.content.decode()
    assert current(page).live


def test_nobody_approves_what_they_have_not_read(decide, page):
    seen = page.latest_revision_id
    page.presentation = "Tout autre chose."
    page.save_revision(user=page.owner)
    answer = decide("profile", page, "approved", seen=seen)
    assert "a changé le texte entre-temps" in answer.content.decode()
    assert not current(page).live


def test_a_change_is_compared_with_what_is_online(as_moderator, db):
    page = ProfilePageFactory(presentation="Je connais le télétravail.")
    page.presentation = "Je connais la visioconférence."
    page.save_revision(user=page.owner)
    page.get_workflow().start(page, page.owner)
    shown = as_moderator.get(f"/cms/moderation/profile/{page.pk}/").content.decode()
    assert '<span class="deletion">le télétravail' in shown
    assert '<span class="addition">la visioconférence' in shown
    as_moderator.post(f"/cms/moderation/profile/{page.pk}/", {"verdict": "changes_asked", "comment": "Non."})
    assert VolunteerProfilePage.objects.get(pk=page.pk).presentation == "Je connais le télétravail."
    assert VolunteerProfilePage.objects.get(pk=page.pk).live


def test_a_decision_in_wagtails_editor_is_written_down_and_told_as_well(as_moderator, page, letters):
    task = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", task.pk])
    as_moderator.post(url, {"comment": "Merci de préciser."})
    assert Decision.objects.get().verdict == "changes_asked"
    (letter,) = letters()
    assert "Merci de préciser." in letter.body


def test_submitting_writes_to_nobody_at_once(db, letters):
    staff(Role.MODERATOR)
    waiting_profile()
    assert letters() == []


def test_nobody_decides_on_their_own_page(as_moderator, moderator, db):
    page = waiting_profile(owner=moderator, volunteer__user=moderator)
    answer = as_moderator.post(f"/cms/moderation/profile/{page.pk}/", {"verdict": "approved"})
    assert answer.status_code == 422
    task = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    as_moderator.post(url, {"comment": ""})
    assert not current(page).live
