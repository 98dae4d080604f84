"""What is said."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunityConfig(AppConfig):
    """Threads and posts."""

    name = "community"
    verbose_name = _("Discussions")

    def ready(self) -> None:
        """Give each new request its thread, and say what is known of a person here."""
        from . import privacy, signals  # noqa: F401 - signals listen by being imported

        privacy.register()
