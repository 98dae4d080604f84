"""People who run the portal, with the second factor they can't do without."""

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import Role
from tests.directory.factories import UserFactory


def staff(*roles: Role, **fields: object) -> User:
    """Return somebody who holds these roles and has a second factor enrolled."""
    person = UserFactory(**fields)
    person.groups.set(Group.objects.filter(name__in=roles))
    TOTP.activate(person, generate_totp_secret())
    return person


def superuser() -> User:
    """Return somebody who may do everything, with a second factor."""
    return staff(is_superuser=True, is_staff=True)
