"""What the directory does when somebody takes an agreement back: at once, in the same transaction."""

from typing import Any

from django.dispatch import receiver

from accounts import consent
from accounts.consent import Purpose
from accounts.models import User

from .choices import Gender
from .editing import actions
from .models import Volunteer, VolunteerProfilePage


@receiver(consent.changed, dispatch_uid="directory-agreements")
def agreement_changed(user: User, purpose: Purpose, holds: bool, **kwargs: Any) -> None:
    """Take the page offline and out of review, or forget the gender.

    Messages and the number are asked for at the moment of use.
    """
    if holds:
        return
    if purpose == Purpose.PUBLIC_PROFILE:
        for page in VolunteerProfilePage.objects.filter(volunteer__user=user):
            actions.take_offline(page)
    if purpose == Purpose.STATISTICS:
        Volunteer.objects.filter(user=user).update(gender=Gender.NOT_GIVEN)
