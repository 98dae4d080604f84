"""Every list that the description knows costs as many queries with many rows as with a few: one that is new is in here
by itself, and fails until there is something in it to count.
"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from api.choices import Right
from api.v1 import api
from community.following import actions as following
from community.models import Attachment, Thread
from directory.models import VolunteerProfilePage
from help_requests.models import HelpRequestPage, Offer
from reports.actions import draft_weekly_report
from reports.weeks import Week
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

FEW, MORE = 1, 2
# The same for everybody, however much there is.
FIXED = {"/api/v1/me/agreements"}


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
    house = EstablishmentFactory(name=f"Maison {number}")
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
    week = Week.parse(f"2020-W{14 + number}")
    draft_weekly_report(week, as_of=week.last_instant).save_revision().publish()


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
    asked = {path: path.replace("{slug}", "ouvrir").replace("{pk}", discussion) for path in lists()}
    before = {path: cost(its, address) for path, address in asked.items()}
    for number in range(FEW, FEW + MORE):
        grow(mine, number)
    searchable()
    after = {path: cost(its, address) for path, address in asked.items()}
    assert {path: (before[path], after[path]) for path in asked if before[path][0] < after[path][0]} == {}
    assert {path for path in asked if after[path][1] < before[path][1] + MORE} - FIXED == set()
    assert len(asked) > 15
