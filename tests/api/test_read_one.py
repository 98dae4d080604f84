"""Programs read one page: what its reader may see, and nothing that the page hides."""

import json

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from community.actions import add_post
from community.choices import Voice
from tests.community.factories import PostFactory
from tests.directory.factories import CommuneFactory, EstablishmentFactory, MembershipFactory, ProfilePageFactory
from tests.help_requests.factories import HelpRequestFactory, need

HIDDEN = "Structure cachée"


@pytest.fixture
def page(db):
    return ProfilePageFactory(
        title="Camille Martin",
        slug="camille-martin",
        organisation=HIDDEN,
        volunteer__phone="0612345678",
        volunteer__visibility={"organisation": "verified_establishments"},
    )


def test_a_person(client, page):
    body = client.get("/api/v1/profiles/camille-martin").json()
    assert (body["name"], body["url"]) == ("Camille Martin", "/annuaire/camille-martin/")
    assert body["presentation"] == page.presentation


def test_nothing_hidden_is_said(client, page):
    text = client.get("/api/v1/profiles/camille-martin").content.decode()
    for secret in (HIDDEN, "0612345678", page.volunteer.user.email, "gender"):
        assert secret not in text


def test_the_region_of_a_town_that_is_hidden_is_said(client, page):
    town = CommuneFactory(name="Ville cachée")
    ProfilePageFactory(
        slug="lou", region=None, commune=town, volunteer__visibility={"commune": "verified_establishments"}
    )
    answer = client.get("/api/v1/profiles/lou")
    assert answer.json()["region"]["code"] == town.departement.region.code
    assert "Ville cachée" not in answer.content.decode()


def test_a_verified_establishment_sees_what_is_shown_to_it(client, page, person):
    MembershipFactory(user=person, establishment=EstablishmentFactory(verified_at=timezone.now()))
    client.force_login(person)
    assert client.get("/api/v1/profiles/camille-martin").json()["organisation"] == HIDDEN


@pytest.mark.parametrize("path", ["profiles/camille-martin", "requests/ouvrir"])
def test_what_is_not_published_is_not_there(client, page, path):
    HelpRequestFactory(title="Ouvrir", slug="ouvrir", live=False)
    page.unpublish()
    answer = client.get(f"/api/v1/{path}")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_what_stands_behind_a_login_is_not_there_either(client, db):
    page = HelpRequestFactory(slug="ouvrir")
    PostFactory(thread=page.thread, body="Entre nous.")
    assert client.get("/api/v1/establishments").json()["count"] == 1
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for path in ("requests/ouvrir", "requests/ouvrir/posts"):
        assert client.get(f"/api/v1/{path}").status_code == 404
    assert client.get("/api/v1/establishments").json()["count"] == 0


def test_a_request_with_its_needs_and_thread(client, db):
    page = HelpRequestFactory(slug="ouvrir", needs=[need(number=3)])
    PostFactory(thread=page.thread, body="Appelez-moi.")
    PostFactory(thread=page.thread, body="Message caché", hidden_at=timezone.now())
    body = client.get("/api/v1/requests/ouvrir").json()
    assert (body["state"], body["posts"]) == ("open", 1)
    assert [(one["number"], one["places_left"]) for one in body["needs"]] == [(3, 3)]
    assert [one["state"] for one in body["states"]] == ["open"]
    posts = client.get("/api/v1/requests/ouvrir/posts")
    assert [one["body"] for one in posts.json()["results"]] == ["Appelez-moi."]
    assert page.owner.email not in json.dumps(body) + posts.content.decode()


def test_a_page_of_posts_costs_as_much_as_one(client, db, django_assert_max_num_queries):
    page = HelpRequestFactory(slug="ouvrir")
    for number in range(50):
        add_post(page.thread, by=ProfilePageFactory().volunteer.user, body=f"{number}", voice=Voice.VOLUNTEER)
    with django_assert_max_num_queries(6):
        assert len(client.get("/api/v1/requests/ouvrir/posts").json()["results"]) == 50


@pytest.mark.parametrize("path", ["requests", "profiles", "resources", "reports"])
def test_an_address_that_no_database_can_look_for_is_nothing(client, db, path):
    answer = client.get(f"/api/v1/{path}/a%00b")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
