"""What somebody said at the end of a request, and whom to reach for it: handed out, and gone with them."""

import pytest

from accounts import privacy
from accounts.privacy import Person
from help_requests.models import Outcome, RequestContact
from tests.accounts.factories import member
from tests.directory.factories import ProfilePageFactory
from tests.help_requests.team import team

pytestmark = pytest.mark.django_db


@pytest.fixture
def them():
    them = team()
    helper = ProfilePageFactory(volunteer__user=member("clara@exemple.invalid")).volunteer
    outcome = Outcome.objects.create(help_request=them.page, text="Une heure a suffi.", satisfaction=4, by=them.author)
    outcome.thanked.add(helper)
    RequestContact.objects.create(help_request=them.page, name="Ada", phone="0612345678", email=them.author.email)
    return them


def part(person) -> dict:
    return next(part for part in privacy.parts() if part.name == "following").export(Person.of(person))


def test_it_is_handed_out(them):
    mine = part(them.author)
    assert [one["text"] for one in mine["closed"]] == ["Une heure a suffi."]
    assert [one["phone"] for one in mine["contact_for"]] == ["0612345678"]
    helper = Outcome.objects.get().thanked.get().user
    assert [one["request"] for one in part(helper)["thanked"]] == [them.page.title]
    assert part(them.colleague) == {"closed": [], "thanked": [], "contact_for": []}


def test_it_goes_and_the_figures_stay(them):
    following = next(part for part in privacy.parts() if part.name == "following")
    following.erase(Person.of(them.author))
    outcome = Outcome.objects.get()
    assert (outcome.by, outcome.text, outcome.satisfaction) == (None, "", 4)
    assert not RequestContact.objects.exists()
    following.erase(Person.of(outcome.thanked.get().user))
    assert not outcome.thanked.exists()
