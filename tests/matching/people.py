"""Who acts in these tests."""

from typing import NamedTuple

from django.test import Client

from accounts.models import User
from directory.models import Volunteer, VolunteerProfilePage


class Someone(NamedTuple):
    """A person and their browser."""

    user: User
    client: Client

    @property
    def volunteer(self) -> Volunteer:
        """Who they are as a volunteer."""
        return Volunteer.objects.get(user=self.user)

    @property
    def page(self) -> VolunteerProfilePage:
        """Their page."""
        return VolunteerProfilePage.objects.get(volunteer__user=self.user)
