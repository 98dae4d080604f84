"""An establishment with two people, and a request of one of them."""

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from directory.models import Establishment
from help_requests.models import HelpRequestPage
from tests.accounts.factories import member
from tests.directory.factories import EstablishmentFactory, MembershipFactory
from tests.help_requests.factories import HelpRequestFactory


@dataclass(frozen=True)
class Team:
    """Author, colleague, establishment and request."""

    author: User
    colleague: User
    house: Establishment
    page: HelpRequestPage

    def now(self) -> HelpRequestPage:
        """The request as the database has it."""
        return HelpRequestPage.objects.get(pk=self.page.pk)


def team(*, verified: bool = True, **fields: object) -> Team:
    """Make them; both people have confirmed addresses and act for the establishment."""
    house = EstablishmentFactory(name="EHPAD des Tilleuls", verified_at=timezone.now() if verified else None)
    author, colleague = (member(f"{name}@exemple.invalid", first_name=name.title()) for name in ("ada", "basile"))
    for person in (author, colleague):
        MembershipFactory(user=person, establishment=house)
    page = HelpRequestFactory(owner=author, establishment=house, **fields)
    return Team(author, colleague, house, page)
