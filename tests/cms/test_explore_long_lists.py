"""Profiles and requests in the explorer: latest first, filtered, searched, in a constant number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from directory.models import DirectoryPage
from help_requests.choices import State, Urgency
from help_requests.models import HelpRequestIndexPage
from home.models import HomePage
from tests.cms.factories import staff
from tests.directory.factories import ProfilePageFactory, RegionFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory
from tests.moderation.factories import waiting_profile


@pytest.fixture
def moderator(client, db):
    client.force_login(staff(Role.MODERATOR))
    return client


def listing(client, model, **query):
    """Return the titles that the explorer shows below the one page of this type."""
    answer = client.get(reverse("wagtailadmin_explore", args=[model.objects.get().pk]), query)
    assert answer.status_code == 200
    return [page.title for page in answer.context["object_list"]]


def test_profiles_are_filtered_and_searched(moderator):
    telework = ThemeFactory(name_fr="Télétravail")
    ProfilePageFactory(title="Alix Auber", themes=[telework], region=RegionFactory(code="11", name="Île-de-France"))
    waiting_profile(title="Claude Bosc")
    assert listing(moderator, DirectoryPage) == ["Claude Bosc", "Alix Auber"]
    assert listing(moderator, DirectoryPage, region="11") == ["Alix Auber"]
    assert listing(moderator, DirectoryPage, theme=telework.pk) == ["Alix Auber"]
    assert listing(moderator, DirectoryPage, live="false") == ["Claude Bosc"]
    assert listing(moderator, DirectoryPage, q="bosc cla") == ["Claude Bosc"]
    assert listing(moderator, DirectoryPage, q="personne") == []


def test_what_its_owner_still_writes_is_not_in_the_way(moderator):
    offline = ProfilePageFactory(title="Retirée")
    offline.unpublish()
    waiting_profile(title="À relire")
    ProfilePageFactory(title="Commencée", live=False)
    assert listing(moderator, DirectoryPage) == ["À relire", "Retirée"]
    assert listing(moderator, DirectoryPage, live="false") == ["Commencée", "À relire", "Retirée"]
    assert listing(moderator, DirectoryPage, q="commencée") == ["Commencée"]


def test_requests_are_filtered_by_what_holds_now(moderator):
    HelpRequestFactory(title="Ancienne", state=State.SOLVED)
    HelpRequestFactory(title="Pressante", urgency=Urgency.CRITICAL)
    assert listing(moderator, HelpRequestIndexPage, state=State.SOLVED) == ["Ancienne"]
    assert listing(moderator, HelpRequestIndexPage, state=State.OPEN) == ["Pressante"]
    assert listing(moderator, HelpRequestIndexPage, urgency=Urgency.CRITICAL) == ["Pressante"]
    assert listing(moderator, HelpRequestIndexPage) == ["Pressante", "Ancienne"]


@pytest.mark.parametrize(
    ("model", "make"), [(DirectoryPage, ProfilePageFactory), (HelpRequestIndexPage, HelpRequestFactory)]
)
def test_a_longer_list_asks_no_more_queries(moderator, model, make):
    counts = []
    for more in (2, 6):
        make.create_batch(more)
        listing(moderator, model)
        with CaptureQueriesContext(connection) as queries:
            listing(moderator, model)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_no_list_of_pages_names_every_owner(client, db):
    page = ProfilePageFactory(title="Une page")
    client.force_login(staff(Role.ADMINISTRATOR))
    for model in (HomePage, DirectoryPage, HelpRequestIndexPage):
        shown = client.get(reverse("wagtailadmin_explore", args=[model.objects.get().pk])).content.decode()
        assert 'name="owner"' not in shown
        assert page.owner.last_name not in shown
