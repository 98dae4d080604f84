"""Whoever is cited by a resource reads so in their data, and is cited no more once they have left."""

import pytest

from accounts.privacy import Person
from tests.accounts.factories import member
from tests.toolbox.factories import ResourceFactory
from toolbox import privacy
from toolbox.models import Resource

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return Person.of(member(first_name="Camille", last_name="Aubépine"))


def test_what_one_brought_and_what_cites_one_is_handed_out(person):
    ResourceFactory(title="Apportée", owner=person.user)
    ResourceFactory(title="Signée", credit="Camille Aubépine, EHPAD des Glycines")
    ResourceFactory(title="D’une autre", credit="Camille Autrement")
    told = privacy.export(person)
    assert [row["title"] for row in told["brought"]] == ["Apportée"]
    assert [row["title"] for row in told["cited_in"]] == ["Signée"]


@pytest.mark.parametrize(
    ("credit", "left"),
    [
        ("Camille Aubépine", ""),
        ("Camille Aubépine, EHPAD des Glycines", "…, EHPAD des Glycines"),
        ("Camille Autrement", "Camille Autrement"),
    ],
)
def test_a_name_goes_with_its_owner_and_the_document_stays(client, person, credit, left):
    page = ResourceFactory(owner=person.user, credit=credit)
    privacy.erase(person)
    page = Resource.objects.get(pk=page.pk)
    assert (page.credit, page.owner, page.live) == (left, None, True)
    assert [revision.content["credit"] for revision in page.revisions.all()] == [left]
    assert "Camille Aubépine" not in client.get(page.url).content.decode()
