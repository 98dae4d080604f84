"""The two sides of an offer, each with a browser, and what they do at the front door."""

import uuid
from dataclasses import dataclass

from django.core import mail
from django.http import HttpResponse
from django.test import Client

from accounts import consent
from accounts.consent import Purpose
from accounts.models import User
from directory.choices import MembershipRole
from directory.models import Establishment, Volunteer
from help_requests.models import HelpRequestPage, Offer
from portal.work.worker import drain
from tests.directory.factories import MembershipFactory, ProfilePageFactory, UserFactory


@dataclass(frozen=True)
class Side:
    """Somebody with a browser."""

    user: User
    client: Client

    @property
    def volunteer(self) -> Volunteer:
        """The volunteer this person is."""
        return self.user.volunteer

    def offer(self, page: HelpRequestPage, **fields: object) -> HttpResponse:
        """Send the form of "I can help"."""
        typed = {"message": "Je connais bien le sujet.", "key": uuid.uuid4().hex, "reach": ["email"]} | fields
        return self.client.post(f"/demandes/{page.slug}/aider/", typed)

    def propose(self, page: HelpRequestPage, to: Volunteer, **fields: object) -> HttpResponse:
        """Ask a volunteer."""
        typed = {"message": "Pourriez-vous nous aider ?", "key": uuid.uuid4().hex} | fields
        return self.client.post(f"/demandes/{page.slug}/proposer/{to.profile.slug}/", typed)

    def accept(self, offer: Offer, **fields: object) -> HttpResponse:
        """Press "accept"."""
        return self.client.post(f"/compte/propositions/{offer.pk}/accepter/", fields, follow=True)

    def decline(self, offer: Offer, reason: str = "dates", comment: str = "") -> HttpResponse:
        """Say no."""
        typed = {"reason": reason, "comment": comment}
        return self.client.post(f"/compte/propositions/{offer.pk}/decliner/", typed, follow=True)

    def withdraw(self, offer: Offer, reason: str = "other", comment: str = "") -> HttpResponse:
        """Take it back."""
        typed = {"reason": reason, "comment": comment}
        return self.client.post(f"/compte/propositions/{offer.pk}/retirer/", typed, follow=True)

    def read(self, offer: Offer) -> HttpResponse:
        """Open the offer's page."""
        return self.client.get(f"/compte/propositions/{offer.pk}/")


def side(user: User) -> Side:
    """Give somebody a browser in which they are signed in."""
    client = Client()
    client.force_login(user)
    return Side(user, client)


def volunteer(*, name: str = "Camille", relay: bool = True, **fields: object) -> Side:
    """Somebody whose page is online, who agrees to be written to."""
    page = ProfilePageFactory(volunteer__user__first_name=name, **fields)
    if relay:
        consent.give(page.volunteer.user, Purpose.CONTACT_RELAY)
    return side(page.volunteer.user)


def manager(establishment: Establishment, **fields: object) -> Side:
    """Somebody who manages an establishment."""
    user = UserFactory(**fields)
    MembershipFactory(user=user, establishment=establishment, role=MembershipRole.MANAGER)
    return side(user)


def letters() -> list[mail.EmailMessage]:
    """Let the worker send what waits; return what was sent since the last time."""
    before = len(mail.outbox)
    drain()
    return mail.outbox[before:]


def letter_to(person: Side) -> mail.EmailMessage:
    """Return the only letter somebody got since the last time."""
    (found,) = [letter for letter in letters() if letter.to == [person.user.email]]
    return found
