"""The four roles of the people who run the portal; one person may hold several."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """A role is a group of that name, created by migration; domain.md says what each does."""

    EDITOR = "editors", _("Editors")
    MODERATOR = "moderators", _("Moderators")
    COORDINATOR = "coordinators", _("Coordinators")
    ADMINISTRATOR = "administrators", _("Administrators")


def works_for_portal(user: Any) -> bool:
    """Whether somebody holds one of the roles."""
    return bool(user.is_superuser or user.groups.filter(name__in=Role.values).exists())
