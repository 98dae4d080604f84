"""Verifying an establishment: what coordinators decide in the admin's queue."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from .. import permissions
from ..choices import EstablishmentChange as Change
from ..models import Establishment, Membership
from . import letters
from .adding import ask_to_join
from .log import note


@transaction.atomic
def verify(establishment: Establishment, *, by: User, domains: str = "") -> None:
    """Vouch for an establishment, and so for the person who added it.

    `domains` are those whose confirmed addresses are members at once: the people who wait with one are let in too.
    """
    _refuse_own(establishment, by)
    Establishment.objects.filter(pk=establishment.pk).update(
        verified_at=timezone.now(), refused_at=None, refusal="", domains=" ".join(domains.split())
    )
    establishment.refresh_from_db()
    note(establishment, Change.VERIFIED, by=by, words=establishment.domains)
    waiting = establishment.memberships.waiting().select_related("user")
    waiting.filter(user=establishment.created_by_id).update(confirmed_at=timezone.now())
    letters.verified(establishment)
    for membership in waiting.all():
        ask_to_join(establishment, by=membership.user)


@transaction.atomic
def refuse(establishment: Establishment, *, by: User, reason: str) -> None:
    """Say why an establishment can't be verified; its people may correct that and ask again."""
    _refuse_own(establishment, by)
    Establishment.objects.filter(pk=establishment.pk).update(
        verified_at=None, refused_at=timezone.now(), refusal=reason[:500]
    )
    establishment.refresh_from_db()
    note(establishment, Change.REFUSED, by=by, words=reason)
    letters.verification_refused(establishment)


@transaction.atomic
def ask_again(establishment: Establishment, *, by: User) -> None:
    """Put an establishment that was refused back into the queue: by whoever added it."""
    if establishment.created_by_id != by.pk:
        raise PermissionDenied
    if establishment.refused_at is None:
        raise ValidationError(_("This establishment waits to be verified already."))
    Establishment.objects.filter(pk=establishment.pk).update(refused_at=None, refusal="", created_at=timezone.now())
    note(establishment, Change.ASKED, by=by, about=by)


def _refuse_own(establishment: Establishment, by: User) -> None:
    """Nobody vouches for themselves: neither for what they added, nor for where they are a member."""
    if not permissions.coordinates(by):
        raise PermissionDenied
    if Membership.objects.filter(establishment=establishment, user=by).exists() or establishment.created_by_id == by.pk:
        raise ValidationError(_("You act for this establishment: another coordinator has to decide."))
