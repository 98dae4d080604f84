"""What came out of requests and can serve again."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ToolboxConfig(AppConfig):
    """Tools, and later the resources they become."""

    name = "toolbox"
    verbose_name = _("Toolbox")

    def ready(self) -> None:
        """Say what is known of a person here."""
        from . import privacy

        privacy.register()
