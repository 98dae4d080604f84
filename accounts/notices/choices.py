"""How often somebody wants to hear of something."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Frequency(models.TextChoices):
    """When a kind of notice comes by mail. On the site it stands at once, unless it is never wanted."""

    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Once a day, at 7 in the morning")
    WEEKLY = "weekly", _("Once a week, on Monday morning")
    NEVER = "never", _("Never")
