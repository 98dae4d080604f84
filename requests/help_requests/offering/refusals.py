"""Why an offer can't be made or answered, said kindly. What is between two people (a block) is never told."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Refusal(models.TextChoices):
    """A reason, and the sentence its reader gets."""

    CLOSED = "closed", _("This request is closed: nobody is looked for any more.")
    SUSPENDED = "suspended", _("Your account is suspended: you cannot write for now.")
    NO_PAGE = "no_page", _("Only volunteers whose page is online offer help: establishments read it first.")
    OWN = "own", _("This is your own request, or your establishment’s.")
    DECLINED = "declined", _("An offer between this person and this request was declined already.")
    UNVERIFIED = "unverified", _("This need asks for a registration number (RPPS), and the page holds none.")
    NOT_YOURS = "not_yours", _("It is for the other side to answer.")
    ANSWERED = "answered", _("This was answered or taken back meanwhile.")
    # Of a proposal, told to whoever proposes.
    OFFERED = "offered", _("This person has offered help already: you only have to accept.")
    UNREACHABLE = "unreachable", _("This person receives no proposals through the portal.")
    PAUSED = "paused", _("This person is on a break.")
    FULL = "full", _("This person has been asked as often this month as they accept.")


class OfferRefusedError(Exception):
    """Raised when an offer can't be made or answered; `reason` is for whoever tried."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason
