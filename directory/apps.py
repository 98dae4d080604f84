"""Who: reference lists, establishments and volunteers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """The directory of people and establishments."""

    name = "directory"
    verbose_name = _("Directory")

    def ready(self) -> None:
        """Listen to the pages' own signals."""
        from . import signals  # noqa: F401
