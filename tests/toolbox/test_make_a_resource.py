"""A tool sent for a request becomes a draft in two clicks, once, for those who may."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from help_requests.actions import record_tool_sent
from tests.cms.factories import staff
from tests.help_requests.factories import HelpRequestFactory
from tests.toolbox.factories import ResourceFactory, document
from toolbox.models import Resource, Tool

pytestmark = pytest.mark.django_db


@pytest.fixture
def tool():
    sent = record_tool_sent(HelpRequestFactory(), title="Charte de télétravail")
    Tool.objects.filter(pk=sent.tool_id).update(document=document())
    return Tool.objects.get(pk=sent.tool_id)


def test_two_clicks_and_the_draft_is_open(client, tool):
    person = staff(Role.EDITOR)
    client.force_login(person)
    listing = client.get(reverse("wagtailsnippets_toolbox_tool:list")).content.decode()
    first = reverse("cms_make_resource", args=[tool.pk])
    assert first in listing
    assert "Créer le brouillon" in client.get(first).content.decode()
    answer = client.post(first)
    page = Resource.objects.get()
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(answer.url).status_code == 200
    assert (page.title, page.slug, page.live, page.owner, page.tool) == (
        "Charte de télétravail",
        "charte-de-teletravail",
        False,
        person,
        tool,
    )
    assert [row.document for row in page.files.all()] == [tool.document]


def test_a_tool_becomes_one_resource_only(client, tool):
    client.force_login(staff(Role.EDITOR))
    address = reverse("cms_make_resource", args=[tool.pk])
    first, second = client.post(address), client.post(address)
    assert first.url == second.url
    assert Resource.objects.count() == 1
    assert "Ouvrir la ressource" in client.get(address).content.decode()


def test_a_slug_that_is_taken_gets_a_number(client, tool):
    ResourceFactory(title="Charte de télétravail")
    client.force_login(staff(Role.EDITOR))
    client.post(reverse("cms_make_resource", args=[tool.pk]))
    assert Resource.objects.filter(slug="charte-de-teletravail-2", live=False).exists()


@pytest.mark.parametrize(
    ("role", "may"),
    [(Role.EDITOR, True), (Role.MODERATOR, True), (Role.COORDINATOR, False), (Role.ADMINISTRATOR, True)],
)
def test_who_may(client, tool, role, may):
    client.force_login(staff(role))
    answer = client.post(reverse("cms_make_resource", args=[tool.pk]))
    assert Resource.objects.exists() is may
    assert (answer.status_code == 302 and answer.url != "/cms/") is may


def test_a_moderator_sends_a_draft_that_an_editor_publishes(client, tool):
    client.force_login(staff(Role.MODERATOR))
    client.post(reverse("cms_make_resource", args=[tool.pk]))
    page = Resource.objects.get()
    tester = page.permissions_for_user(page.owner)
    assert (tester.can_edit(), tester.can_publish()) == (True, False)
    page.summary = "Pour ouvrir le travail à distance."
    page.save_revision(user=page.owner)
    page.get_workflow().start(page, page.owner)
    page.refresh_from_db()
    task = page.current_workflow_task_state
    editor = staff(Role.EDITOR)
    assert "approve" in {name for name, *_rest in task.task.specific.get_actions(page, editor)}
    task.approve(user=editor)
    page.refresh_from_db()
    assert page.live
