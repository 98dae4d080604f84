"""A report is sent for approval by one editor and approved by another; no way round it."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import streamfield

from accounts.roles import Role
from reports.models import WeeklyReportPage
from tests.cms.factories import staff, superuser
from tests.cms.forms import CHANGED, edit, promote


@pytest.fixture
def report(pages):
    return pages.report


def written(report, **fields):
    return promote(report, report_date="2020-04-06", introduction=CHANGED, prose=streamfield([])) | fields


def current(report):
    return WeeklyReportPage.objects.get(pk=report.pk)


def sent_for_approval(client, report):
    """Have an editor change the report and send it; return that editor."""
    author = staff(Role.EDITOR)
    client.force_login(author)
    edit(client, report, written(report), **{"action-submit": "1"})
    assert current(report).workflow_in_progress
    return author


def approve(client, report, **fields):
    action = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    return edit(client, report, written(report, **fields), **action)


def test_the_editor_offers_no_publication(client, report):
    client.force_login(staff(Role.EDITOR))
    form = client.get(reverse("wagtailadmin_pages:edit", args=[report.pk])).content.decode()
    assert "action-submit" in form
    assert "action-publish" not in form
    edit(client, report, written(report), **{"action-publish": "1"})
    assert current(report).introduction == ""


def test_the_author_cannot_approve(client, report):
    sent_for_approval(client, report)
    approve(client, report)
    assert current(report).introduction == ""


def test_a_colleague_approves(client, report):
    sent_for_approval(client, report)
    client.force_login(staff(Role.EDITOR))
    assert approve(client, report).status_code == 302
    assert current(report).introduction == CHANGED


def test_a_colleague_who_changes_the_text_becomes_its_author(client, report):
    sent_for_approval(client, report)
    client.force_login(staff(Role.EDITOR))
    approve(client, report, introduction="Encore autre chose")
    assert current(report).introduction == ""
    assert current(report).workflow_in_progress


@pytest.mark.parametrize("person", [lambda: staff(Role.EDITOR), superuser])
def test_the_author_finds_no_other_way(client, report, person):
    client.force_login(person())
    edit(client, report, written(report), **{"action-submit": "1"})
    state = current(report).current_workflow_task_state
    for address in (
        f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?id={report.pk}&next=/cms/",
        reverse("wagtailadmin_pages:workflow_action", args=[report.pk, "approve", state.pk]),
        reverse("wagtailadmin_pages:confirm_workflow_cancellation", args=[report.pk]),
    ):
        client.post(address, {"comment": "", "include_descendants": "1"})
    approve(client, report)
    assert current(report).introduction == ""


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.COORDINATOR])
def test_other_roles_do_not_decide(client, report, role):
    sent_for_approval(client, report)
    client.force_login(staff(role))
    approve(client, report)
    assert current(report).introduction == ""
