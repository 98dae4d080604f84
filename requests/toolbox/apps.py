"""What came out of requests and can serve again."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ToolboxConfig(AppConfig):
    """Tools, and the resources they become."""

    name = "toolbox"
    verbose_name = _("Toolbox")

    def ready(self) -> None:
        """Listen to the pages' own signals, and say what is known of a person here."""
        from . import ending, privacy, protecting, signals  # noqa: F401 - two of them listen by being imported

        privacy.register()
        ending.register()
