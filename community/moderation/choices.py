"""The closed lists of moderation: what is decided on, why, and with which outcome."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a flag or a decision is about; the word of its address stands in `targets.WORDS`."""

    PROFILE = "profile", _("Profile")
    REQUEST = "request", _("Help request")
    POST = "post", _("Message")
    RESOURCE = "resource", _("Document of the toolbox")
    PERSON = "person", _("Person")
    TALK = "talk", _("Private messages")
    THREAD = "thread", _("Discussion")


class Source(models.TextChoices):
    """Why something stands in the queue."""

    REVIEW = "review", _("To review")
    HELD = "held", _("Held message")
    FLAG = "flag", _("Flagged")
    APPEAL = "appeal", _("Appeal")


class Reason(models.TextChoices):
    """Why somebody flags, and why moderators refuse or hide: one list, so that both sides use the same words."""

    PATIENT_DATA = "patient_data", _("A patient or resident can be recognised")
    PRIVATE_DATA = "private_data", _("Somebody’s private details")
    INSULT = "insult", _("Insult, hatred or threat")
    MISLEADING = "misleading", _("False or dangerous information")
    SPAM = "spam", _("Advertising or spam")
    IMPERSONATION = "impersonation", _("Somebody pretends to be somebody else")
    OFF_TOPIC = "off_topic", _("Has nothing to do with mutual help")
    OTHER = "other", _("Something else")


class FlagState(models.TextChoices):
    """What became of a flag."""

    OPEN = "open", _("Waiting")
    UPHELD = "upheld", _("Followed")
    DISMISSED = "dismissed", _("Set aside")


class AppealState(models.TextChoices):
    """What became of an appeal."""

    OPEN = "open", _("Waiting")
    GRANTED = "granted", _("Granted")
    REJECTED = "rejected", _("Rejected")


class Verdict(models.TextChoices):
    """What was decided."""

    APPROVED = "approved", _("Approved")
    CHANGES_ASKED = "changes_asked", _("Changes asked for")
    REFUSED = "refused", _("Refused")
    HIDDEN = "hidden", _("Taken offline")
    SHOWN = "shown", _("Put back online")
    DISMISSED = "dismissed", _("Flag set aside")
    REOPENED = "reopened", _("Flag taken up again")
    WARNED = "warned", _("Warning")
    SUSPENDED = "suspended", _("Suspended")
    LIFTED = "lifted", _("Suspension lifted")
    APPEAL_GRANTED = "appeal_granted", _("Appeal granted")
    APPEAL_REJECTED = "appeal_rejected", _("Appeal rejected")
    LOCKED = "locked", _("Discussion locked")
    UNLOCKED = "unlocked", _("Discussion unlocked")
    SLOWED = "slowed", _("Discussion slowed down")
    UNSLOWED = "unslowed", _("Discussion no longer slowed down")

    @classmethod
    def appealable(cls) -> frozenset["Verdict"]:
        """Decisions that take something from an author, who may ask somebody else to look again."""
        return frozenset({cls.REFUSED, cls.HIDDEN, cls.WARNED, cls.SUSPENDED})

    @classmethod
    def told(cls) -> frozenset["Verdict"]:
        """Decisions that their author gets a letter about."""
        return cls.appealable() | {
            cls.APPROVED,
            cls.CHANGES_ASKED,
            cls.SHOWN,
            cls.LIFTED,
            cls.APPEAL_GRANTED,
            cls.APPEAL_REJECTED,
        }

    @classmethod
    def undoable(cls) -> frozenset["Verdict"]:
        """Decisions that can be taken back by one click; a page that was read by everybody can't be unread."""
        return frozenset({cls.HIDDEN, cls.DISMISSED})


class SanctionLevel(models.TextChoices):
    """What happens to somebody who breaks the rules."""

    WARNING = "warning", _("Warning")
    SUSPENSION = "suspension", _("Suspension")
    BAN = "ban", _("Suspension without end")
