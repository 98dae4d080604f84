"""Who may write to whom, who may see a number: one rule for the page, the form and the letter that answers."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import consent
from accounts.consent import Consent, Purpose
from accounts.models import User
from accounts.roles import works_for_portal
from accounts.suspensions import may_write
from portal.questions import Gap, ask_for

from .. import visibility
from ..models import Block, Conversation, Establishment, Solicitation, Volunteer, VolunteerProfilePage
from ..visibility import Audience


class Refusal(models.TextChoices):
    """Why somebody can't be written to, said kindly. What is between two people (a block) is never told."""

    SELF = "self", _("This is your own page.")
    SUSPENDED = "suspended", _("Your account is suspended: you cannot write for now.")
    NO_STANDING = "no_standing", _("Members of verified establishments, volunteers and the team may write here.")
    CLOSED = "closed", _("This person receives no messages through the portal.")
    PAUSED = "paused", _("This person is on a break.")
    FULL = "full", _("This person has been asked as often this month as they accept.")


def establishment_of(user: User) -> Establishment | None:
    """Return the verified establishment somebody acts for, the first by name; None when there is none."""
    return next(iter(ask_for("verified, of", lambda: _verified_of(Gap("user", user.pk)), {"user": user.pk})), None)


def _verified_of(user: Gap) -> QuerySet[Establishment]:
    return Establishment.objects.verified().for_member(user)[:1]


def may_write_at_all(user: User) -> bool:
    """Whether somebody may begin conversations: an account alone doesn't, anybody gets one in a minute."""
    if not may_write(user):
        return False
    is_volunteer = VolunteerProfilePage.objects.live().filter(volunteer__user=user).exists()
    return is_volunteer or works_for_portal(user) or establishment_of(user) is not None


def refusal(user: User, page: VolunteerProfilePage) -> Refusal | None:
    """Return why this person can't write to this volunteer now; None when they can."""
    volunteer = page.volunteer
    if volunteer.user_id == user.pk:
        return Refusal.SELF
    if user.is_suspended:
        return Refusal.SUSPENDED
    if not may_write_at_all(user):
        return Refusal.NO_STANDING
    if not accepts_messages(volunteer) or is_blocked(volunteer.user, user):
        return Refusal.CLOSED
    told = getattr(volunteer, "availability", None)
    if told and told.is_paused:
        return Refusal.PAUSED
    return Refusal.FULL if is_full(volunteer) else None


def accepts_messages(volunteer: Volunteer) -> bool:
    """Whether somebody agreed to be written to, and still can be."""
    return agreements(volunteer.user_id).exists()


def agreements(user: Any) -> QuerySet[Consent]:
    """Return what says that somebody, a number of an account or a place for one, can be written to."""
    agreed = Consent.objects.standing().filter(user=user, purpose=Purpose.CONTACT_RELAY)
    return agreed.filter(user__is_active=True)


def is_blocked(by: User | None, who: User) -> bool:
    """Whether somebody wants to hear no more from somebody."""
    return Block.objects.filter(by=by, blocked=who).exists()


def is_full(volunteer: Volunteer) -> bool:
    """Whether somebody was asked as often this month as they accept (two, unless they say otherwise)."""
    told = getattr(volunteer, "availability", None)
    asked = Solicitation.objects.this_month(timezone.now()).filter(volunteer=volunteer).count()
    return asked >= (told.monthly_cap if told else 2)


def may_answer(user: User, conversation: Conversation) -> bool:
    """Whether somebody can go on with a conversation: both are there, and neither has had enough.

    A volunteer who takes back that they can be written to gets no answers either.
    """
    other = conversation.other(user)
    if other is None or not other.is_active or not may_write(user):
        return False
    if other.pk == conversation.volunteer.user_id and not accepts_messages(conversation.volunteer):
        return False
    return not is_blocked(other, user) and not is_blocked(user, other)


def may_see_phone(user: User | AnonymousUser, page: VolunteerProfilePage) -> bool:
    """Whether this reader may ask for the number: its owner agrees and shows it, and they act for an establishment.

    Nobody's number is shown while they are on a break, and none to somebody who is suspended.
    """
    volunteer = page.volunteer
    told = getattr(volunteer, "availability", None)
    wanted = visibility.audience(volunteer, "phone")
    return bool(
        user.is_authenticated
        and may_write(user)
        and volunteer.phone
        and wanted in (Audience.VERIFIED, Audience.EVERYONE)
        and volunteer.user_id != user.pk
        and not (told and told.is_paused)
        and establishment_of(user)
        and consent.holds(volunteer.user, Purpose.SHOW_PHONE)
        and not is_blocked(volunteer.user, user)
    )
