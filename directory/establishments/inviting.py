"""Inviting colleagues by e-mail: signed, for two weeks, accepted by whoever has confirmed that address."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.addresses import confirmed_addresses
from accounts.fingerprints import fingerprint
from accounts.models import User
from accounts.suspensions import refuse_suspended
from portal.rate_limits import Limit

from .. import permissions
from ..choices import EstablishmentChange as Change
from ..models import Establishment, Invitation, Membership
from ..models.colleagues import expiry
from . import letters
from .log import note

# Open invitations of one establishment: a bound for what one person may have the portal send.
MOST_OPEN = 20
# Letters within a day, to one address whoever invites, and by one person: withdrawing an invitation gives none back.
LETTERS_TO_ONE = Limit("invitations-to", times=3, seconds=86_400)
LETTERS_BY_ONE = Limit("invitations-by", times=40, seconds=86_400)


@transaction.atomic
def invite(establishment: Establishment, *, email: str, role: str, by: User) -> Invitation:
    """Invite somebody; invited again, the two weeks and the role are new.

    Nothing tells whether the address has an account. Raises `ValidationError` in words.
    """
    if not permissions.manages(by, establishment):
        raise PermissionDenied
    refuse_suspended(by)
    Establishment.objects.select_for_update().get(pk=establishment.pk)
    email = email.strip().lower()
    if Membership.objects.confirmed().filter(establishment=establishment, user__email=email).exists():
        raise ValidationError(_("This person acts for the establishment already."))
    others = establishment.invitations.open().exclude(email=email)
    if others.count() >= MOST_OPEN:
        raise ValidationError(_("%(number)d invitations are open already.") % {"number": MOST_OPEN})
    _refuse_too_many(email, by)
    fields = {"role": role, "invited_by": by, "created_at": timezone.now(), "expires_at": expiry()}
    invitation, _is_new = Invitation.objects.update_or_create(
        establishment=establishment, email=email, accepted_at=None, defaults=fields
    )
    note(establishment, Change.INVITED, by=by)
    letters.invited(invitation, language=_language(email, by))
    return invitation


def _refuse_too_many(email: str, by: User) -> None:
    if not LETTERS_TO_ONE.allows(fingerprint(email)):
        raise ValidationError(_("This address was written to several times today: try again tomorrow."))
    if not LETTERS_BY_ONE.allows(f"user-{by.pk}"):
        raise ValidationError(_("You have sent many invitations today: go on tomorrow."))


def _language(email: str, by: User) -> str:
    """Return the language of the person with this address, else of the colleague who invites."""
    return User.objects.filter(email=email).values_list("language", flat=True).first() or by.language


@transaction.atomic
def withdraw(invitation: Invitation, *, by: User) -> None:
    """Take an invitation back; its link then opens nothing."""
    if not permissions.manages(by, invitation.establishment):
        raise PermissionDenied
    note(invitation.establishment, Change.UNINVITED, by=by)
    invitation.delete()


@transaction.atomic
def accept(invitation: Invitation, *, by: User) -> Membership:
    """Become a member by an invitation to a confirmed address of one's own; a role one has is never lowered."""
    if not is_for(invitation, by):
        raise PermissionDenied
    refuse_suspended(by)
    now = timezone.now()
    if not Invitation.objects.open().filter(pk=invitation.pk).update(accepted_at=now):
        raise ValidationError(_("This invitation was accepted or withdrawn meanwhile."))
    membership, _is_new = Membership.objects.get_or_create(
        user=by, establishment=invitation.establishment, defaults={"role": invitation.role}
    )
    if membership.confirmed_at is None:
        membership.role, membership.confirmed_at = invitation.role, now
        membership.save(update_fields=["role", "confirmed_at"])
    note(invitation.establishment, Change.JOINED, by=by, about=by)
    letters.joined(membership)
    return membership


def for_person(person: User) -> QuerySet[Invitation]:
    """Return the open invitations to the confirmed addresses of this person."""
    return (
        Invitation.objects.open()
        .filter(email__in=confirmed_addresses(person))
        .select_related("establishment", "invited_by")
    )


def is_for(invitation: Invitation, person: User) -> bool:
    """Whether an invitation went to a confirmed address of this person."""
    return for_person(person).filter(pk=invitation.pk).exists()
