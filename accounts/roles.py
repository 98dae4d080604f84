"""The four roles of the people who run the portal; one person may hold several."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """A role is a group of that name, created by migration; domain.md says what each does."""

    EDITOR = "editors", _("Editors")
    MODERATOR = "moderators", _("Moderators")
    COORDINATOR = "coordinators", _("Coordinators")
    ADMINISTRATOR = "administrators", _("Administrators")
