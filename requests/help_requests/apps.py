"""What is asked."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HelpRequestsConfig(AppConfig):
    """Help requests, their needs, states and support."""

    name = "help_requests"
    verbose_name = _("Help requests")

    def ready(self) -> None:
        """Listen to the pages' own signals."""
        from . import signals  # noqa: F401
