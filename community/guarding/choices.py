"""What makes a message be read by a moderator first."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rule(models.TextChoices):
    """Why a message looks like advertising, or is somebody's first."""

    FIRST = "first", _("One of the first messages of a new member")
    LINKS = "links", _("Many links")
    SHORTENED = "shortened", _("Links that hide where they lead")
    REPEATED = "repeated", _("The same text by the same person elsewhere")
    COPIED = "copied", _("The same text by somebody else")
    LANGUAGE = "language", _("Neither French nor English")
    WORDS = "words", _("Words of advertising")
    SHOUTING = "shouting", _("Capitals throughout")
    TRAP = "trap", _("A field was filled in that nobody sees")
