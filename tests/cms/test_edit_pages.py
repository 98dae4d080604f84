"""Every page type opens in the editor, keeps a draft, shows a preview, and is published as it was typed."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from accounts.roles import Role
from directory.choices import VolunteerKind
from directory.models import VolunteerProfilePage
from help_requests.choices import State
from help_requests.models import HelpRequestPage
from portal.work.models import OutboxRow
from tests.cms.forms import CHANGED, FORMS, edit, posted, profile_form
from tests.directory.factories import CommuneFactory, EstablishmentFactory, ThemeFactory


@pytest.mark.parametrize("kind", FORMS)
def test_edit_save_preview_publish(kind, pages, as_role):
    client, page = as_role(Role.EDITOR, Role.MODERATOR), getattr(pages, kind)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(address).status_code == 200
    form = FORMS[kind](page)

    assert edit(client, page, form).status_code == 302
    page.refresh_from_db()
    assert page.has_unpublished_changes
    assert CHANGED not in client.get(page.url).content.decode()

    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert client.post(preview, posted(form)).json()["is_valid"]
    assert CHANGED in client.get(preview).content.decode()

    assert edit(client, page, form, **{"action-publish": "1"}).status_code == 302
    page.refresh_from_db()
    assert not page.has_unpublished_changes
    client.logout()
    assert CHANGED in client.get(page.url).content.decode()


def test_a_mistake_keeps_what_was_typed(pages, as_role):
    client, page = as_role(Role.MODERATOR), pages.profile
    form = profile_form(page, presentation="Un long texte tapé", kinds=[])
    response = edit(client, page, form, **{"action-publish": "1"})
    shown = response.content.decode()
    assert response.status_code == 200
    assert "Un long texte tapé" in shown
    page.refresh_from_db()
    assert not page.has_unpublished_changes


def test_kinds_and_languages_are_lists_of_known_values(pages, as_role):
    client, page = as_role(Role.MODERATOR), pages.profile
    form = profile_form(page, kinds=["expert", "care"], languages=["fr", "fsl"])
    edit(client, page, form, **{"action-publish": "1"})
    page = VolunteerProfilePage.objects.get(pk=page.pk)
    assert page.kinds == [VolunteerKind.EXPERT, VolunteerKind.CARE]
    assert page.languages == ["fr", "fsl"]
    assert edit(client, page, profile_form(page, kinds=["wizard"])).status_code == 200


def test_the_profile_form_holds_no_giant_menu(pages, as_role, django_assert_max_num_queries):
    CommuneFactory(name="Introuvable-sur-Menu", code="69999")
    client = as_role(Role.MODERATOR)
    with django_assert_max_num_queries(59):
        form = client.get(reverse("wagtailadmin_pages:edit", args=[pages.profile.pk])).content.decode()
    assert "Introuvable-sur-Menu" not in form


def test_a_commune_is_found_by_name_or_postcode(as_role, db):
    client, url = as_role(Role.MODERATOR), reverse("commune_chooser:choose_results")
    CommuneFactory(code="69123", name="Lyon")
    CommuneFactory(code="69029", name="Bron", postcodes=" 69500 ")
    for words, found, missing in (("lyo", "Lyon", "Bron"), ("69500", "Bron", "Lyon")):
        answer = client.get(url, {"q": words}).content.decode()
        assert found in answer
        assert missing not in answer


def test_themes_stand_under_their_family(pages, as_role):
    family = ThemeFactory(name_fr="Organisation des soins")
    ThemeFactory(name_fr="Gestion des lits", parent=family)
    client = as_role(Role.MODERATOR)
    for page in (pages.request, pages.profile):
        form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        assert form.index("Organisation des soins") < form.index("Gestion des lits")


def test_a_request_written_in_the_admin_opens_with_its_thread(pages, as_role):
    client, index = as_role(Role.MODERATOR), pages.requests
    draft = HelpRequestPage(
        title="Des bras pour les repas", slug="des-bras", establishment=EstablishmentFactory(), description="Midi."
    )
    form = posted(
        {
            "title": draft.title,
            "slug": draft.slug,
            "seo_title": "",
            "search_description": "",
            "comments": inline_formset([]),
            "establishment": draft.establishment.pk,
            "kind": "hands",
            "urgency": "normal",
            "needed_by": "",
            "place": "either",
            "description": "Midi et soir.",
            "themes": [],
            "needs": inline_formset([]),
            "action-publish": "1",
        }
    )
    url = reverse("wagtailadmin_pages:add", args=["help_requests", "helprequestpage", index.pk])
    assert client.post(url, form).status_code == 302
    page = HelpRequestPage.objects.get(slug="des-bras")
    assert page.state == State.OPEN
    assert page.thread.is_open
    assert OutboxRow.objects.filter(topic="index", payload__pk=page.pk).exists()
    client.logout()
    assert client.get(page.url).status_code == 200
