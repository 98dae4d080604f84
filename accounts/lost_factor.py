"""Somebody lost their second factor and has no recovery code left: an administrator takes it away, and they are told.

It opens nothing by itself: whoever signs in next has to show that they read the person's mail, or know the password.
"""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.mail import letters

from .models import User

# The name under which the administration's log knows it.
ACTION = "accounts.second_factor_taken_away"


def may_take_away(by: User, person: User) -> bool:
    """Whether somebody may: administrators, never from themselves, and from superusers superusers alone."""
    is_above = by.is_superuser or not person.is_superuser
    return is_above and by.pk != person.pk and by.has_perm("accounts.change_user")


def has_something(person: User) -> bool:
    """Whether there is something to take away; recovery codes alone count."""
    return Authenticator.objects.filter(user=person).exists()


@transaction.atomic
def take_away(person: User, *, by: User) -> None:
    """Delete every second factor and end every session of a person; written down, and told by a letter.

    Raises `PermissionDenied`. Done twice, it is done once.
    """
    if not may_take_away(by, person):
        raise PermissionDenied
    if not Authenticator.objects.select_for_update().filter(user=person).delete()[0]:
        return
    for session in UserSession.objects.filter(user=person):
        session.end()
    log(person, ACTION, user=by)
    _tell(person)


def _tell(person: User) -> None:
    with translation.override(person.language):
        letters.write(
            "accounts/email/second_factor_taken_away.txt",
            {"first_name": person.first_name, "url": settings.SITE_URL + reverse("mfa_index")},
            to=person.email,
            subject=_("Your second factor was removed by an administrator"),
        )
