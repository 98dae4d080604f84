"""Who may do what for an establishment: asked by views, actions and the apps above, one rule each."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.roles import may_hold_rights

from .models import Establishment, Membership
from .models.establishments import MembershipQuerySet

Reader = User | AnonymousUser


def acts_for(user: Reader, establishment: Establishment) -> bool:
    """Whether this person is a confirmed member."""
    return _confirmed(user).filter(establishment=establishment).exists()


def manages(user: Reader, establishment: Establishment) -> bool:
    """Whether this person is a confirmed manager: invites, confirms, changes roles, decides what is shown."""
    return _confirmed(user).managers().filter(establishment=establishment).exists()


def is_verified_member(user: Reader) -> bool:
    """Whether this person acts for a verified establishment: some things are shown to these alone."""
    # Most readers are visitors, for whom Django would build a question that it never asks.
    return user.is_authenticated and _confirmed(user).filter(establishment__verified_at__isnull=False).exists()


def coordinates(user: Reader) -> bool:
    """Whether this person verifies establishments and memberships for the portal."""
    return user.is_active and may_hold_rights(user) and user.has_perm("directory.change_membership")


def may_decide(user: Reader, membership: Membership) -> bool:
    """Whether this person may confirm, refuse or change a membership: never their own, whatever their roles."""
    if not user.is_authenticated or membership.user_id == user.pk:
        return False
    return coordinates(user) or manages(user, membership.establishment)


def _confirmed(user: Reader) -> MembershipQuerySet:
    if not user.is_authenticated or not user.is_active:
        return Membership.objects.none()
    return Membership.objects.confirmed().filter(user=user)
