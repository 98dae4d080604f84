"""From a volunteer's draft to a page everybody reads: submitted, seen by moderators, decided in two steps."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from directory.models import VolunteerFact
from portal.work.models import OutboxRow
from tests.cms.factories import staff
from tests.directory.factories import ProfilePageFactory


@pytest.fixture
def submitted(db):
    """A volunteer's draft, sent to review by its owner."""
    page = ProfilePageFactory(live=False)
    page.get_workflow().start(page, page.owner)
    OutboxRow.objects.all().delete()
    return page


def decide(client, page, action):
    task = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, task.pk])
    return client.post(url, {"comment": "Merci de préciser."})


def test_a_moderator_approves(client, submitted):
    client.force_login(staff(Role.MODERATOR))
    assert submitted.title in client.get("/cms/").content.decode()
    decide(client, submitted, "approve")
    submitted.refresh_from_db()
    assert submitted.live
    assert VolunteerFact.objects.current().filter(volunteer=submitted.volunteer).count() == 1
    assert OutboxRow.objects.filter(topic="index", payload__kind="profile", payload__pk=submitted.pk).exists()
    assert submitted.title not in client.get("/cms/").content.decode()
    client.logout()
    assert client.get(submitted.url).status_code == 200


def test_a_moderator_asks_for_changes(client, submitted):
    client.force_login(staff(Role.MODERATOR))
    decide(client, submitted, "reject")
    submitted.refresh_from_db()
    assert not submitted.live
    assert submitted.current_workflow_state.status == "needs_changes"
    assert not VolunteerFact.objects.exists()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.COORDINATOR])
def test_others_do_not_see_it_and_do_not_decide(client, submitted, role):
    client.force_login(staff(role))
    assert submitted.title not in client.get("/cms/").content.decode()
    decide(client, submitted, "approve")
    submitted.refresh_from_db()
    assert not submitted.live


def test_its_owner_cannot_approve(client, submitted):
    client.force_login(submitted.owner)
    decide(client, submitted, "approve")
    submitted.refresh_from_db()
    assert not submitted.live
