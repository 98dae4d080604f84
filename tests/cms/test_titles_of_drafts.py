"""Wagtail's own screens tell nobody the title of a draft they may not see, and name what they count."""

import re

import pytest
from django.urls import reverse

from accounts.roles import Role
from tests.directory.factories import ProfilePageFactory


@pytest.fixture
def draft(db):
    page = ProfilePageFactory(live=False, title="Nom d’un brouillon")
    page.save_revision()
    return page


@pytest.mark.parametrize(("role", "may"), [(Role.EDITOR, False), (Role.MODERATOR, True)])
@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
def test_confirmations_of_bulk_actions(as_role, draft, role, may, action):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    shown = as_role(role).get(f"{url}?id={draft.pk}&next=/cms/").content.decode()
    assert (draft.title in shown) is may
    assert ("Une page non publiée" in shown) is not may


@pytest.mark.parametrize(("role", "may"), [(Role.EDITOR, False), (Role.MODERATOR, True)])
def test_the_report_of_page_types(as_role, draft, role, may):
    shown = as_role(role).get(reverse("wagtailadmin_reports:page_types_usage")).content.decode()
    assert (draft.title in shown) is may


def test_the_search_over_all_pages_names_no_type(as_role, db):
    shown = as_role(Role.EDITOR).get(reverse("wagtailadmin_pages:search")).content.decode()
    assert re.search(r"1–\d+ sur \d+", shown)
    assert not re.search(r"\d+ None", shown)
