"""A request that was public is taken offline in the CMS, never deleted: the figures of past weeks count it."""

import pytest
from django.contrib.auth.models import Group

from accounts.roles import Role
from help_requests.models import HelpRequestIndexPage, HelpRequestPage
from tests.accounts.factories import member, with_second_factor
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    person = with_second_factor(member("admin@exemple.invalid", is_superuser=True))
    person.groups.add(Group.objects.get(name=Role.ADMINISTRATOR))
    client.force_login(person)
    return client


def delete(client, page):
    return client.post(f"/cms/pages/{page.pk}/delete/", follow=True)


def test_what_was_public_is_not_deleted(administrator):
    page = HelpRequestFactory()
    assert "peut être mise hors ligne, pas supprimée" in delete(administrator, page).text
    page.unpublish()
    delete(administrator, page)
    assert HelpRequestPage.objects.filter(pk=page.pk).exists()


def test_the_list_of_requests_is_not_deleted_with_all_that_stands_in_it(administrator):
    HelpRequestFactory()
    delete(administrator, HelpRequestIndexPage.objects.get())
    assert HelpRequestPage.objects.exists()


def test_a_draft_nobody_read_is_deleted(administrator):
    page = HelpRequestFactory(live=False)
    delete(administrator, page)
    assert not HelpRequestPage.objects.filter(pk=page.pk).exists()


def test_a_selection_with_one_that_was_public_is_left_as_it_is(administrator):
    public, draft = HelpRequestFactory(), HelpRequestFactory(live=False)
    address = f"/cms/bulk/wagtailcore/page/delete/?id={public.pk}&id={draft.pk}"
    answer = administrator.post(address, {"next": "/cms/"}, follow=True)
    assert "pas supprimée" in answer.text
    assert HelpRequestPage.objects.count() == 2
