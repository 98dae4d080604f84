"""Adding an establishment by its FINESS number, and asking to act for one that is there."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.addresses import confirmed_addresses
from accounts.models import User
from accounts.suspensions import refuse_suspended

from ..choices import EstablishmentChange as Change
from ..choices import LegalStatus, MembershipRole
from ..domains import domain_of, is_professional
from ..models import Commune, Establishment, EstablishmentCategory, Membership
from . import letters
from .log import note

# Added by one person and not verified yet: more than anybody needs, and a bound for the coordinators' queue.
MOST_WAITING = 5


@transaction.atomic
def add(
    *,
    by: User,
    finess: str,
    name: str,
    category: EstablishmentCategory,
    commune: Commune | None,
    legal_status: str = LegalStatus.NOT_GIVEN,
    sector: str = "",
) -> Membership:
    """Add an establishment, whose first manager waits with it for the coordinators.

    When somebody else has just added the same number, this is a request to join. The sector is the category's unless
    the register says another. Raises `ValidationError` in words when too many wait already.
    """
    refuse_suspended(by)
    User.objects.select_for_update().get(pk=by.pk)
    if Establishment.objects.to_verify().filter(created_by=by).count() >= MOST_WAITING:
        raise ValidationError(_("Several establishments you added still wait to be verified: please wait for these."))
    establishment, is_new = Establishment.objects.get_or_create(
        finess=finess,
        defaults={
            "name": name,
            "category": category,
            "sector": sector or category.sector,
            "legal_status": legal_status,
            "commune": commune,
            "region": commune.departement.region if commune else None,
            "created_by": by,
        },
    )
    if not is_new:
        return ask_to_join(establishment, by=by)
    note(establishment, Change.CREATED, by=by)
    return Membership.objects.create(user=by, establishment=establishment, role=MembershipRole.MANAGER)


@transaction.atomic
def ask_to_join(establishment: Establishment, *, by: User) -> Membership:
    """Ask to act for an establishment; asked twice, it is the same request.

    A confirmed address in one of its domains is enough. Otherwise its managers decide, or a coordinator. Where nobody
    is in charge yet, one asks to be. Raises `ValidationError` for somebody who is suspended.
    """
    refuse_suspended(by)
    Establishment.objects.select_for_update().get(pk=establishment.pk)
    has_manager = establishment.memberships.filter(role=MembershipRole.MANAGER).exclude(user=by).exists()
    role = MembershipRole.MEMBER if has_manager else MembershipRole.MANAGER
    membership, is_new = Membership.objects.get_or_create(user=by, establishment=establishment, defaults={"role": role})
    if membership.confirmed_at:
        return membership
    if domain := shared_domain(establishment, by):
        _confirm_by_domain(membership, domain)
    elif is_new:
        note(establishment, Change.ASKED, by=by, about=by)
        letters.asked_to_join(membership)
    return membership


def shared_domain(establishment: Establishment, person: User) -> str:
    """Return the domain that a confirmed address of this person shares with an establishment; empty when none does."""
    theirs = {domain_of(address) for address in confirmed_addresses(person)}
    return next((one for one in establishment.domain_list if one in theirs and is_professional(one)), "")


def _confirm_by_domain(membership: Membership, domain: str) -> None:
    establishment = membership.establishment
    if not establishment.is_verified:
        Establishment.objects.filter(pk=establishment.pk).update(verified_at=timezone.now(), refused_at=None)
        note(establishment, Change.VERIFIED, by=None, words=domain)
    membership.confirmed_at = timezone.now()
    membership.save(update_fields=["confirmed_at"])
    note(establishment, Change.CONFIRMED, by=None, about=membership.user, words=domain)
    letters.joined(membership)
