"""Only what everybody may read is in the index, and nothing else can be guessed by searching."""

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from community.actions import accept_solution
from directory.models import VolunteerProfilePage
from help_requests.models import HelpRequestPage
from portal.finding import FACETS
from search import indexing
from search.documents import SOURCES, documents_for
from tests.community.factories import PostFactory
from tests.directory.factories import ProfilePageFactory, ThemeFactory, UserFactory, VolunteerFactory
from tests.help_requests.factories import HelpRequestFactory, fill, need
from tests.toolbox.factories import ResourceFactory

SECRET = "mirabelle"


def total(index, **words):
    return index(**words).total


def test_a_draft_is_not_found_until_it_is_published(index):
    page = ProfilePageFactory(live=False, presentation=SECRET)
    assert total(index, text=SECRET) == 0
    page.save_revision().publish()
    assert total(index, text=SECRET) == 1


def test_what_is_written_but_not_approved_is_not_found(index):
    page = ProfilePageFactory(presentation="cerise")
    page.presentation = SECRET
    page.save_revision()
    assert total(index, text=SECRET) == 0
    assert total(index, text="cerise") == 1


@pytest.mark.parametrize("kind", ["profile", "request"])
@pytest.mark.parametrize("way", ["unpublish", "delete"])
def test_what_is_withdrawn_or_deleted_is_gone(index, kind, way):
    page = ProfilePageFactory(title=SECRET) if kind == "profile" else HelpRequestFactory(title=SECRET)
    assert total(index, text=SECRET) == 1
    getattr(page, way)()
    assert total(index, text=SECRET) == 0
    assert total(index) == 0


def test_a_page_behind_a_password_is_not_indexed(index):
    page = ProfilePageFactory(presentation=SECRET)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="x")
    page.save_revision().publish()
    assert total(index, text=SECRET) == 0


def test_a_hidden_post_is_not_searched(index):
    request = HelpRequestFactory()
    PostFactory(thread=request.thread, body="prunelle")
    PostFactory(thread=request.thread, body=SECRET, hidden_at=timezone.now())
    assert total(index, text="prunelle") == 2  # the request, and its thread
    assert total(index, text=SECRET) == 0


@pytest.mark.parametrize("hidden", ["mirabelle@exemple.invalid", "mirabelle", "0612345678", "woman"])
def test_no_private_value_is_searched_or_kept(index, hidden):
    user = UserFactory(email="mirabelle@exemple.invalid")
    page = ProfilePageFactory(volunteer=VolunteerFactory(user=user, phone="0612345678", gender="woman"))
    assert total(index, text=f'"{hidden}"') == 0
    (document,) = documents_for("profile", [page.pk])
    assert hidden not in repr(document)


def test_a_request_of_a_person_alone_is_found_and_breaks_nothing(index, client):
    HelpRequestFactory(establishment=None, title=SECRET)
    (hit,) = index(text=SECRET, filters={"sector": ("not_given",)}).hits
    assert (hit.card["establishment"], hit.card["place"], hit.card["region"]) == ("", "", None)
    assert indexing.rebuild() == 1
    for path in ("/", "/demandes/", "/recherche/"):
        assert SECRET in client.get(path).content.decode()


def test_nothing_but_public_facets_can_be_filtered(index):
    ProfilePageFactory(volunteer=VolunteerFactory(gender="woman"))
    for name in ("gender", "email", "owner", "volunteer__phone", "key", "stored"):
        assert total(index, filters={name: ("woman",)}) == total(index)
        assert name not in index(facets=(name, *FACETS)).facets


def test_cards_hold_what_lists_show(index):
    theme = ThemeFactory()
    ProfilePageFactory(title="Alix Exemple-Aubépine", themes=[theme])
    request = HelpRequestFactory(title="Charte", themes=[theme], needs=[need(number=3)])
    post = PostFactory(thread=request.thread)
    accept_solution(request.thread, post)
    fill(request, 1)
    profile, asked = (hit for kind in ("profile", "request") for hit in index(kinds=(kind,)).hits)
    assert profile.url == VolunteerProfilePage.objects.get().url
    assert profile.card["initials"] == "AA"
    assert profile.card["themes"] == [{"slug": "teletravail", "name": "Télétravail"}]
    assert profile.card["availability"]["modes"] == ["phone"]
    assert profile.card["region"] == {"code": "84", "name": "Auvergne-Rhône-Alpes"}
    assert asked.url == HelpRequestPage.objects.get().url
    assert (asked.card["posts"], asked.card["has_solution"], asked.card["state"]) == (1, True, "open")
    assert asked.card["needs"][0]["number"] == 3


def test_documents_cost_the_same_queries_however_many(db, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def read():
        for kind, source in SOURCES.items():
            list(documents_for(kind, source.ids()))

    def make():
        ProfilePageFactory(themes=[ThemeFactory()])
        request = HelpRequestFactory(themes=[ThemeFactory()], needs=[need(number=2)])
        PostFactory(thread=request.thread)
        ResourceFactory(themes=[ThemeFactory()])

    make()
    read()
    with CaptureQueriesContext(connection) as one:
        read()
    number = len(one)
    make()
    make()
    with django_assert_num_queries(number):
        read()


def test_hits_cost_no_query(index, django_assert_num_queries):
    ProfilePageFactory(themes=[ThemeFactory()])
    index(text="télétravail")
    from portal.finding import Query, finder

    with django_assert_num_queries(0):
        assert finder().find(Query(text="télétravail", facets=FACETS)).total == 1
