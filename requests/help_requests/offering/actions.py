"""Offering, proposing, accepting, declining, taking back: each is one transaction with what it tells.

Every verb locks the request first (`places.lock`), so that two people never decide on the same place at once.
"""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from accounts.models import User
from directory.models import Solicitation, SolicitationKind, Volunteer

from ..choices import DeclineReason, OfferOrigin, OfferState
from ..models import FirstCome, HelpRequestPage, Need, Offer
from ..permissions import may_manage
from . import letters, permissions, places, steps
from .refusals import OfferRefusedError, Refusal

__all__ = ["OfferRefusedError", "Refusal", "accept", "decline", "offer_help", "propose", "withdraw"]


@transaction.atomic
def offer_help(
    help_request: HelpRequestPage,
    *,
    volunteer: Volunteer,
    by: User,
    need: Need | None = None,
    message: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    origin: OfferOrigin = OfferOrigin.VOLUNTEER,
    reach: Iterable[str] = (),
    key: str = "",
) -> Offer:
    """Say "I can help". Said twice it is one offer; said by somebody who was asked already, it is their yes.

    Where the establishment serves who comes first, it takes a place at once, or one on the waiting list.
    Raises `OfferRefusedError`.
    """
    help_request = places.lock(help_request)
    if twin := steps.twin(help_request, volunteer, key):
        return twin if twin.is_by_volunteer or not twin.is_standing else accept(twin, by=by, reach=reach)
    need = need or places.need_for(help_request, volunteer)
    if reason := permissions.refusal_to_offer(by, help_request, need):
        raise OfferRefusedError(reason)
    offer = steps.begin(
        help_request, volunteer, by, need, origin, message=message, starts_on=starts_on, ends_on=ends_on,
        reach=list(reach), key=key,
    )  # fmt: skip
    if FirstCome.objects.filter(help_request=help_request).exists():
        return steps.take(offer, by=None)
    letters.offered(offer)
    return offer


@transaction.atomic
def propose(
    help_request: HelpRequestPage,
    *,
    volunteer: Volunteer,
    by: User,
    need: Need | None = None,
    message: str = "",
    origin: OfferOrigin | None = None,
    key: str = "",
) -> Offer:
    """Ask a volunteer whether they could help; it counts for what they accept in a month. Asked twice it is one.

    Raises `OfferRefusedError`: never beyond the cap, on a break, or to somebody who said no to this request.
    """
    help_request = places.lock(help_request)
    # Of two first proposals at once, for whatever request, the second sees what the first counted.
    volunteer = Volunteer.objects.select_for_update().get(pk=volunteer.pk)
    if twin := steps.twin(help_request, volunteer, key):
        if twin.is_by_volunteer and twin.is_standing:
            raise OfferRefusedError(Refusal.OFFERED)
        return twin
    need = need or places.need_for(help_request, volunteer)
    if reason := permissions.refusal_to_propose(by, help_request, volunteer, need):
        raise OfferRefusedError(reason)
    origin = origin or steps.origin_of(by, help_request)
    offer = steps.begin(help_request, volunteer, by, need, origin, message=message, key=key)
    Solicitation.objects.create(volunteer=volunteer, by=by, kind=SolicitationKind.PROPOSAL)
    letters.proposed(offer)
    return offer


@transaction.atomic
def accept(offer: Offer, *, by: User, reach: Iterable[str] | None = None) -> Offer:
    """Say yes, for whoever didn't begin it: it takes a place, or one on the waiting list. Accepted twice it is once.

    A volunteer who accepts says by `reach` how the other side may reach them. Raises `OfferRefusedError`.
    """
    offer = steps.locked(offer)
    if not permissions.may_answer(by, offer):
        raise OfferRefusedError(Refusal.NOT_YOURS)
    if offer.is_accepted:
        return offer
    steps.refuse_unless(offer, OfferState.ACCEPTED)
    if not offer.help_request.is_taking_answers:
        raise OfferRefusedError(Refusal.CLOSED)
    if reach is not None and not offer.is_by_volunteer:
        offer.reach = list(reach)
        offer.save(update_fields=["reach"])
    return steps.take(offer, by=by)


@transaction.atomic
def decline(offer: Offer, *, by: User, reason: str, comment: str = "") -> Offer:
    """Say no, with a reason; a volunteer who waits for a place, or has one, takes back instead.

    Raises `OfferRefusedError`.
    """
    offer = steps.locked(offer)
    if not permissions.may_answer(by, offer):
        raise OfferRefusedError(Refusal.NOT_YOURS)
    if offer.state == OfferState.DECLINED:
        return offer
    steps.refuse_unless(offer, OfferState.DECLINED)
    steps.move(offer, OfferState.DECLINED, by=by, reason=reason, comment=comment)
    letters.declined(offer, by=by)
    return offer


@transaction.atomic
def withdraw(offer: Offer, *, by: User | None, reason: str = "", comment: str = "") -> Offer:
    """Take an offer or a proposal back, from either side; a place that was taken goes to the first who waits.

    Without `by` it is the portal that does, for somebody who leaves. Raises `OfferRefusedError`.
    """
    offer = steps.locked(offer)
    if by is not None and not permissions.may_read(by, offer):
        raise OfferRefusedError(Refusal.NOT_YOURS)
    if offer.state == OfferState.WITHDRAWN:
        return offer
    steps.refuse_unless(offer, OfferState.WITHDRAWN)
    had_a_place = offer.is_accepted
    steps.move(offer, OfferState.WITHDRAWN, by=by, reason=reason, comment=comment)
    letters.withdrawn(offer, by=by, had_a_place=had_a_place)
    if had_a_place:
        places.free(offer)
        give_free_places(offer.help_request)
        places.look_again(offer.help_request)
    return offer


@transaction.atomic
def give_free_places(help_request: HelpRequestPage) -> list[Offer]:
    """Give what is free to those who wait, in their order; called when somebody withdraws or more people are needed."""
    help_request = places.lock(help_request)
    if not help_request.is_taking_answers:
        return []
    given = []
    for need in help_request.needs.select_for_update():
        for offer in places.next_in_line(need):
            if not places.has_place(offer):
                break
            given.append(steps.take(offer, by=None))
    return given


@transaction.atomic
def serve_first_come(help_request: HelpRequestPage, *, by: User, on: bool) -> None:
    """Let places go to whoever offers first, or choose among offers again. Raises `OfferRefusedError`."""
    if not may_manage(by, help_request):
        raise OfferRefusedError(Refusal.NOT_YOURS)
    if on:
        FirstCome.objects.get_or_create(help_request=help_request, defaults={"by": by})
    else:
        FirstCome.objects.filter(help_request=help_request).delete()


def expire(offer: Offer) -> None:
    """Decline what nobody answered before the request was closed; its volunteer is told how it ended."""
    steps.move(offer, OfferState.DECLINED, by=None, reason=DeclineReason.FILLED, comment="")
    letters.closed(offer)
