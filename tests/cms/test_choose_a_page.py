"""Choosing a page to link to: what is published, and one's own work; no draft of somebody else's domain."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from directory.models import DirectoryPage
from tests.cms.factories import staff
from tests.directory.factories import ProfilePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def names():
    ProfilePageFactory(title="Alix Exemple-Visible")
    ProfilePageFactory(title="Alix Exemple-Brouillon", live=False)
    return "Alix Exemple-Visible", "Alix Exemple-Brouillon"


@pytest.mark.parametrize(
    ("role", "sees_drafts"), [(Role.EDITOR, False), (Role.COORDINATOR, False), (Role.MODERATOR, True)]
)
def test_drafts_are_offered_to_those_who_work_on_them(client, names, role, sees_drafts):
    client.force_login(staff(role))
    published, hidden = names
    offered = client.get(reverse("wagtailadmin_choose_page_child", args=[DirectoryPage.objects.get().pk])).text
    assert published in offered
    assert (hidden in offered) is sees_drafts


def test_searching_offers_no_more(client, names):
    client.force_login(staff(Role.EDITOR))
    found = client.get(reverse("wagtailadmin_choose_page_search"), {"q": "Alix"})
    assert found.status_code == 200
    assert "Alix Exemple-Brouillon" not in found.text
