"""Every list that the description knows costs as many queries with many rows as with a few: one that is new is in here
by itself, and fails until there is something in it to count.
"""

import pytest
from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Notification, User
from api.choices import Right
from api.v1 import api
from community.following import actions as following
from community.models import Attachment, PostRevision, Thread
from directory.models import (
    ContactReveal,
    Conversation,
    Invitation,
    Message,
    Volunteer,
    VolunteerProfilePage,
)
from directory.uploads import actions as uploads
from help_requests.models import HelpRequestPage, Offer
from reports.actions import draft_weekly_report
from reports.weeks import Week
from search.models import SavedSearch
from tests.accounts.factories import member
from tests.community.factories import DiscussionFactory, PostFactory
from tests.directory.factories import (
    EstablishmentFactory,
    MembershipFactory,
    ProfilePageFactory,
    RegionFactory,
    ThemeFactory,
)
from tests.help_requests.factories import HelpRequestFactory, need
from tests.toolbox.factories import ResourceFactory

FEW, MORE = 1, 2
# The same for everybody, however much there is.
FIXED = {"/api/v1/me/agreements", "/api/v1/me/notice-settings"}
# Twenty at the most, of which matching decides: `tests/matching/test_requests_for_me.py` counts what it costs.
MATCHED = {"/api/v1/me/suited-requests"}
# What some lists have to be asked to have rows.
ASKED = {"/api/v1/register": "?q=maison"}


@pytest.fixture
def mine(person, searchable) -> HelpRequestPage:
    """A request of somebody who has a page of their own and an establishment."""
    house = EstablishmentFactory(verified_at=timezone.now())
    MembershipFactory(user=person, establishment=house)
    ProfilePageFactory(volunteer__user=person)
    page = HelpRequestFactory(slug="ouvrir", owner=person, establishment=house)
    page.save_revision(user=person).publish()
    return page


def grow(mine: HelpRequestPage, number: int) -> None:
    """Add one of everything that a list shows."""
    helper = ProfilePageFactory(volunteer__user=member(f"v{number}@exemple.invalid")).volunteer
    theme = ThemeFactory(slug=f"theme-{number}", name_fr=f"Sujet {number}")
    RegionFactory(code=f"X{number}", name=f"Région {number}")
    ProfilePageFactory(themes=[theme])
    house = EstablishmentFactory(name=f"Maison {number}", verified_at=timezone.now())
    other = HelpRequestFactory(establishment=house, themes=[theme], needs=[need()])
    HelpRequestFactory(owner=mine.owner, establishment=mine.establishment)
    PostFactory(thread=mine.thread, by=helper.user)
    discussion = DiscussionFactory()
    PostFactory(thread=first_discussion())
    following.follow(discussion, by=mine.owner, frequency="")
    mine_too = VolunteerProfilePage.objects.get(owner=mine.owner).volunteer
    for page, volunteer in ((mine, helper), (other, mine_too)):
        Offer.objects.create(help_request=page, volunteer=volunteer, by=volunteer.user, origin="volunteer")
    for thread in (mine.thread, first_discussion()):
        Attachment.objects.create(thread=thread, owner=mine.owner, name=f"{number}", size=1, file="rien.pdf")
    grow_what_is_mine(mine.owner, mine_too, helper.user, number)
    ResourceFactory(themes=[theme])
    said = mine.thread.posts.order_by("pk").first()
    PostRevision.objects.create(post=said, body="Avant", written_at=timezone.now())
    week = Week.parse(f"2020-W{14 + number}")
    draft_weekly_report(week, as_of=week.last_instant).save_revision().publish()


def grow_what_is_mine(person: User, volunteer: Volunteer, other: User, number: int) -> None:
    """Add one of everything that is in somebody's space."""
    MembershipFactory(user=person)
    uploads.add_document(person, ContentFile(b"%PDF-", name="x.pdf"), title="x")
    email = EmailAddress.objects.get_or_create(user=person, email=person.email, defaults={"verified": True})[0].email
    Invitation.objects.create(establishment=EstablishmentFactory(), email=email, invited_by=other)
    talk = Conversation.objects.create(volunteer=volunteer, starter=other, subject="x", establishment=None)
    Message.objects.create(conversation=talk, author=other, body="x", key=f"{number}")
    ContactReveal.objects.create(volunteer=volunteer, reader=other)
    SavedSearch.objects.create(user=person, name=f"{number}", searched="annuaire", summary="x")
    Notification.objects.create(user=person, kind="reply", title="x", url="/demandes/", key=f"{number}")


def first_discussion() -> Thread:
    """Return the discussion whose posts and files are listed."""
    return Thread.objects.filter(theme__isnull=False).order_by("pk").first()


def lists() -> list[str]:
    """Return the path of every operation that answers with a list."""
    told = api.get_openapi_schema(path_prefix="/api/v1/")
    found = []
    for path, methods in told["paths"].items():
        answer = methods.get("get", {}).get("responses", {}).get(200, {})
        schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
        shape = told["components"]["schemas"].get(schema.get("$ref", "").rpartition("/")[2], schema)
        if shape.get("type") == "array" or "results" in shape.get("properties", {}):
            found.append(path)
    return found


def cost(client: Client, path: str) -> tuple[int, int]:
    """Return how many queries an answer took, and how many rows it has."""
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    assert answer.status_code == 200, path
    body = answer.json()
    return len(queries), len(body if isinstance(body, list) else body["results"])


def test_every_list_costs_the_same_however_long(program, mine, searchable):
    its = program(*Right, user=mine.owner)
    for number in range(FEW):
        grow(mine, number)
    searchable()
    discussion = str(first_discussion().pk)
    post = str(mine.thread.posts.order_by("pk").first().pk)
    asked = {
        path: path.replace("{slug}", "ouvrir").replace("{pk}", post if "/posts/" in path else discussion)
        + ASKED.get(path, "")
        for path in lists()
    }
    before = {path: cost(its, address) for path, address in asked.items()}
    for number in range(FEW, FEW + MORE):
        grow(mine, number)
    searchable()
    after = {path: cost(its, address) for path, address in asked.items()}
    dearer = {path: (before[path], after[path]) for path in asked if before[path][0] < after[path][0]}
    assert dearer == {}
    assert {path for path in asked if after[path][1] < before[path][1] + MORE} - FIXED - MATCHED == set()
    assert len(asked) > 25
