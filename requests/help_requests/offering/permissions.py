"""Who may offer, who may be asked, who answers: one rule for the page, the form and the letter that leads there."""

from accounts.models import User
from accounts.suspensions import may_write
from directory.contact.permissions import accepts_messages, is_blocked, is_full
from directory.models import ProfileProfession, Volunteer, VolunteerProfilePage
from directory.permissions import acts_for

from ..choices import DeclineReason, OfferState
from ..models import HelpRequestPage, Need, Offer, OfferStep
from ..permissions import Reader, may_manage
from .refusals import Refusal


def refusal_to_offer(user: User, help_request: HelpRequestPage, need: Need | None = None) -> Refusal | None:
    """Return why this person can't say "I can help" here; None when they can."""
    if not may_write(user):
        return Refusal.SUSPENDED
    if _is_own(user, help_request):
        return Refusal.OWN
    volunteer = volunteer_of(user)
    if volunteer is None:
        return Refusal.NO_PAGE
    return _refusal_between(help_request, volunteer, need)


def refusal_to_propose(
    by: User, help_request: HelpRequestPage, volunteer: Volunteer, need: Need | None = None
) -> Refusal | None:
    """Return why this person can't propose that volunteer; None when they can."""
    if not may_write(by):
        return Refusal.SUSPENDED
    if not may_manage(by, help_request):
        return Refusal.NOT_YOURS
    if not _is_reachable(volunteer, by):
        return Refusal.UNREACHABLE
    if volunteer.user and _is_own(volunteer.user, help_request):
        return Refusal.OWN
    told = getattr(volunteer, "availability", None)
    if told and told.is_paused:
        return Refusal.PAUSED
    return _refusal_between(help_request, volunteer, need) or (Refusal.FULL if is_full(volunteer) else None)


def volunteer_of(user: Reader) -> Volunteer | None:
    """Return the volunteer somebody is, once their page is online."""
    return Volunteer.objects.filter(user=user.pk, profile__live=True).select_related("profile").first()


def may_read(user: Reader, offer: Offer) -> bool:
    """Whether somebody takes part in an offer: its volunteer, or whoever manages the request."""
    return is_its_volunteer(user, offer) or may_manage(user, offer.help_request)


def is_its_volunteer(user: Reader, offer: Offer) -> bool:
    """Whether this person is the one who helps."""
    return user.is_authenticated and user.is_active and offer.volunteer.user_id == user.pk


def may_answer(user: Reader, offer: Offer) -> bool:
    """Whether it is for this person to accept or decline: whoever didn't begin it."""
    if not may_write(user):
        return False
    if offer.is_by_volunteer:
        return may_manage(user, offer.help_request) and not is_its_volunteer(user, offer)
    return is_its_volunteer(user, offer)


def _is_own(user: User, help_request: HelpRequestPage) -> bool:
    asking = help_request.establishment
    return help_request.owner_id == user.pk or (asking is not None and acts_for(user, asking))


def _is_reachable(volunteer: Volunteer, by: User) -> bool:
    """Whether somebody is there, in line, agrees to be written to, and has nothing against this very person."""
    user = volunteer.user
    if user is None or not may_write(user) or not accepts_messages(volunteer) or is_blocked(user, by):
        return False
    return VolunteerProfilePage.objects.live().filter(volunteer=volunteer).exists()


def _refusal_between(help_request: HelpRequestPage, volunteer: Volunteer, need: Need | None) -> Refusal | None:
    if not help_request.live or not help_request.is_taking_answers:
        return Refusal.CLOSED
    if _was_declined(help_request, volunteer):
        return Refusal.DECLINED
    return Refusal.UNVERIFIED if need and need.verified_only and not _has_number(volunteer, need) else None


def _was_declined(help_request: HelpRequestPage, volunteer: Volunteer) -> bool:
    """Whether one of the two said no: a no for its dates leaves room for other dates, the end of a request is none."""
    said_no = OfferStep.objects.filter(
        offer__help_request=help_request, offer__volunteer=volunteer, state=OfferState.DECLINED, by__isnull=False
    )
    return said_no.exclude(reason=DeclineReason.DATES).exists()


def _has_number(volunteer: Volunteer, need: Need) -> bool:
    held = ProfileProfession.objects.filter(page__volunteer=volunteer, page__live=True)
    if need.profession_id:
        held = held.filter(profession=need.profession_id)
    return held.exclude(registration_number="").exists()
