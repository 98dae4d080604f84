"""What is in use is kept, and the admin says by what: documents, lists, selections, drafts that only revisions know."""

import pytest
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import ReferenceIndex

from accounts.roles import Role
from directory.models import Theme
from help_requests.actions import record_tool_sent
from tests.cms.factories import staff, superuser
from tests.directory.factories import ProfilePageFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory
from tests.toolbox.factories import ResourceFactory, document, paper
from toolbox.actions import draft_from_tool
from toolbox.models import Resource, ResourceFile, Tool

pytestmark = pytest.mark.django_db


@pytest.fixture
def used():
    """A document that a published resource has; Wagtail's index hasn't heard of it, as after a bulk load."""
    kept = document()
    ResourceFactory(title="Charte en ligne", files=[paper(document=kept)])
    ReferenceIndex.objects.all().delete()
    return kept


def said(answer) -> str:
    return answer.text.replace("\n", " ")


def test_a_document_of_a_resource(client, used):
    client.force_login(staff(Role.ADMINISTRATOR))
    answer = client.post(reverse("wagtaildocs:delete", args=[used.pk]), follow=True)
    assert answer.status_code == 200
    assert "Ce n’est pas supprimé" in said(answer)
    page = Resource.objects.get()
    assert f'<a href="/cms/pages/{page.pk}/edit/">Charte en ligne</a>' in said(answer)
    assert Document.objects.filter(pk=used.pk).exists()


def test_a_selection_with_one_in_use_is_left_whole(client, used):
    client.force_login(staff(Role.ADMINISTRATOR))
    free = document("libre.odt")
    address = reverse("wagtail_bulk_action", args=["wagtaildocs", "document", "delete"])
    answer = client.post(f"{address}?id={used.pk}&id={free.pk}&next=/cms/documents/", follow=True)
    assert answer.redirect_chain == [("/cms/documents/", 302)]
    assert "Ce n’est pas supprimé" in said(answer)
    assert Document.objects.filter(pk__in=[used.pk, free.pk]).count() == 2


def test_a_document_that_only_a_draft_has(client):
    kept = document()
    tool = Tool.objects.create(title="Charte proposée")
    page = draft_from_tool(tool, by=staff(Role.EDITOR))
    page.files = [ResourceFile(document=kept, label="Charte")]
    page.save_revision(clean=False)
    client.force_login(staff(Role.ADMINISTRATOR))
    answer = client.post(reverse("wagtaildocs:delete", args=[kept.pk]), follow=True)
    assert "Charte proposée" in said(answer)
    assert Document.objects.filter(pk=kept.pk).exists()


def test_a_theme_that_people_offer_help_on_names_nobody_to_an_editor(client):
    theme = ThemeFactory()
    draft = ProfilePageFactory(themes=[theme], live=False, title="Camille Secrète")
    ProfilePageFactory(themes=[theme])
    ReferenceIndex.objects.all().delete()
    client.force_login(staff(Role.EDITOR))
    answer = client.post(reverse("wagtailsnippets_directory_theme:delete", args=[theme.pk]), follow=True)
    assert "Ce n’est pas supprimé" in said(answer)
    assert "(2)" in said(answer)
    assert draft.title not in said(answer)
    assert Theme.objects.filter(pk=theme.pk).exists()


def test_a_tool_that_was_sent(client):
    tool = record_tool_sent(HelpRequestFactory(), title="Trame").tool
    ReferenceIndex.objects.all().delete()
    client.force_login(superuser())
    answer = client.post(reverse("wagtailsnippets_toolbox_tool:delete", args=[tool.pk]), follow=True)
    assert answer.status_code == 200
    assert Tool.objects.filter(pk=tool.pk).exists()


def test_what_nobody_uses_is_deleted(client):
    free = document("libre.odt")
    client.force_login(staff(Role.ADMINISTRATOR))
    client.post(reverse("wagtaildocs:delete", args=[free.pk]))
    assert not Document.objects.filter(pk=free.pk).exists()
