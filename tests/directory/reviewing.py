"""Pages whose authors agreed to publish them, and what moderators do with what was sent."""

from django.contrib.auth.models import Group

from accounts import consent
from accounts.consent import Purpose
from directory.models import VolunteerProfilePage
from tests.directory.factories import ProfilePageFactory, UserFactory


def moderator():
    """Return somebody who decides on profiles."""
    person = UserFactory(is_staff=True)
    person.groups.add(Group.objects.get(name="moderators"))
    return person


def agreed(**fields):
    """Return the page of somebody who agreed to its publication."""
    page = ProfilePageFactory(**fields)
    consent.give(page.owner, Purpose.PUBLIC_PROFILE)
    return page


def task_of(page):
    return VolunteerProfilePage.objects.get(pk=page.pk).current_workflow_task_state


def approve(page):
    """Have what was sent approved, and so published."""
    task_of(page).approve(user=moderator())
    page.refresh_from_db()


def ask_for_changes(page, comment):
    task_of(page).reject(user=moderator(), comment=comment)
