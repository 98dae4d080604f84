"""What a call came to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CallOutcome(models.TextChoices):
    """How a call to a volunteer ended; nothing is told of one that is still going on."""

    ACCEPTS = "accepts", _("Reached: will help")
    DECLINES = "declines", _("Reached: cannot help")
    REACHED = "reached", _("Reached: nothing decided yet")
    VOICEMAIL = "voicemail", _("Left a message")
    NO_ANSWER = "no_answer", _("No answer")
    WRONG_NUMBER = "wrong_number", _("Wrong number")

    @classmethod
    def spoken(cls) -> frozenset["CallOutcome"]:
        """Outcomes in which the two people spoke to each other."""
        return frozenset({cls.ACCEPTS, cls.DECLINES, cls.REACHED})
