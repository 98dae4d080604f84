"""Who may call whom about a request: what the number's owner agreed to, and what matching proposes."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.suspensions import may_write
from directory.contact.permissions import may_see_phone
from directory.models import VolunteerProfilePage
from help_requests.models import HelpRequestPage

from ..eligibility import eligible
from ..models import Call


class Refusal(models.TextChoices):
    """Why somebody can't be called, said kindly. What is between two people (a block) is never told."""

    SUSPENDED = "suspended", _("Your account is suspended: you cannot call anybody through the portal for now.")
    CLOSED = "closed", _("This request is closed: nobody is looked for any more.")
    NO_NUMBER = "no_number", _("This person doesn’t show their number to you. Write to them, or propose the request.")
    NOT_NOW = "not_now", _("This person can’t be asked about this request at the moment.")


def refusal(user: User, help_request: HelpRequestPage, page: VolunteerProfilePage) -> Refusal | None:
    """Return why somebody who manages a request can't call this volunteer; None when they can.

    A call that was begun can be finished, though it counted and the person accepts no more this month.
    """
    if not may_write(user):
        return Refusal.SUSPENDED
    if not help_request.live or not help_request.is_taking_answers:
        return Refusal.CLOSED
    if not may_see_phone(user, page):
        return Refusal.NO_NUMBER
    if begun(user, help_request, page):
        return None
    now = timezone.now()
    return None if eligible(help_request, now).filter(pk=page.volunteer_id).exists() else Refusal.NOT_NOW


def begun(user: User, help_request: HelpRequestPage, page: VolunteerProfilePage) -> Call | None:
    """Return the call this person began and has said nothing of yet."""
    return Call.objects.unfinished().filter(by=user, help_request=help_request, volunteer=page.volunteer_id).first()
