"""The account of it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Figures and weekly reports."""

    name = "reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        """Say what is known of a person here."""
        from . import privacy

        privacy.register()
