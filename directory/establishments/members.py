"""Who acts for an establishment: confirming, turning down, roles, ending, leaving, handing over."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from .. import permissions
from ..choices import EstablishmentChange as Change
from ..choices import MembershipRole
from ..models import Establishment, Membership
from ..models.establishments import MembershipQuerySet
from . import letters
from .log import note


@transaction.atomic
def confirm(membership: Membership, *, by: User) -> None:
    """Let somebody act for an establishment; confirmed twice is news, no error."""
    membership = _for_decision(membership, by)
    if membership.confirmed_at:
        return
    membership.confirmed_at = timezone.now()
    membership.save(update_fields=["confirmed_at"])
    note(membership.establishment, Change.CONFIRMED, by=by, about=membership.user)
    letters.confirmed(membership)


@transaction.atomic
def turn_down(membership: Membership, *, by: User, reason: str) -> None:
    """Say no to somebody who asked."""
    membership = _for_decision(membership, by)
    if membership.confirmed_at:
        raise ValidationError(_("This membership is confirmed already: you can end it."))
    note(membership.establishment, Change.TURNED_DOWN, by=by, about=membership.user, words=reason)
    letters.turned_down(membership, reason=reason)
    membership.delete()


@transaction.atomic
def change_role(membership: Membership, *, by: User, role: str) -> None:
    """Make somebody manager or member."""
    membership = _for_decision(membership, by)
    if membership.role == role:
        return
    if role != MembershipRole.MANAGER:
        _keep_a_manager(membership)
    membership.role = MembershipRole(role)
    membership.save(update_fields=["role"])
    note(membership.establishment, Change.ROLE, by=by, about=membership.user, words=str(role))
    letters.role_changed(membership)


@transaction.atomic
def remove(membership: Membership, *, by: User, reason: str = "") -> None:
    """End somebody's membership."""
    membership = _for_decision(membership, by)
    _keep_a_manager(membership)
    note(membership.establishment, Change.REMOVED, by=by, about=membership.user, words=reason)
    letters.removed(membership, reason=reason)
    membership.delete()


@transaction.atomic
def leave(establishment: Establishment, *, by: User) -> None:
    """Stop acting for an establishment, or take back a request; the last manager hands over first."""
    membership = _locked(establishment).get(user=by)
    _keep_a_manager(membership)
    note(establishment, Change.LEFT, by=by, about=by)
    if membership.confirmed_at:
        letters.left(membership)
    membership.delete()


@transaction.atomic
def hand_over(membership: Membership, *, by: User) -> None:
    """Make a colleague manager in one's own place; one stays as a member."""
    theirs = _for_decision(membership, by)
    own = Membership.objects.managers().filter(establishment=theirs.establishment, user=by).first()
    if own is None:
        raise PermissionDenied
    if theirs.confirmed_at is None:
        raise ValidationError(_("Confirm this person first."))
    Membership.objects.filter(pk=theirs.pk).update(role=MembershipRole.MANAGER)
    Membership.objects.filter(pk=own.pk).update(role=MembershipRole.MEMBER)
    theirs.refresh_from_db()
    note(theirs.establishment, Change.TRANSFERRED, by=by, about=theirs.user)
    letters.role_changed(theirs)


def _for_decision(membership: Membership, by: User) -> Membership:
    """Return the membership as it is now, its establishment locked; refuses who may not decide on it."""
    if not permissions.may_decide(by, membership):
        raise PermissionDenied
    rows = _locked(membership.establishment).select_related("user", "establishment")
    current = rows.filter(pk=membership.pk).first()
    if current is None:
        raise ValidationError(_("Somebody has decided on this membership meanwhile."))
    return current


def _locked(establishment: Establishment) -> MembershipQuerySet:
    # The establishment's row is the lock: two managers who leave at once must not both be "not the last".
    Establishment.objects.select_for_update().get(pk=establishment.pk)
    return Membership.objects.filter(establishment=establishment)


def _keep_a_manager(membership: Membership) -> None:
    if not membership.is_manager:
        return
    others = Membership.objects.managers().filter(establishment=membership.establishment_id).exclude(pk=membership.pk)
    if not others.exists():
        raise ValidationError(
            _("An establishment needs somebody in charge: make a colleague manager first, or invite one.")
        )
