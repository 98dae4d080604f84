"""Why somebody follows a thread."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Cause(models.TextChoices):
    """What made somebody follow; only a choice of their own outlives what it came from."""

    ASKER = "asker", _("asked for help")
    MEMBER = "member", _("member of the establishment")
    REPLIED = "replied", _("wrote in the discussion")
    MENTIONED = "mentioned", _("was mentioned")
    CHOSEN = "chosen", _("chose to follow")
