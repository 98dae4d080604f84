"""The account of it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Figures and weekly reports."""

    name = "reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        """Say what is known of a person here, and make the open data every night."""
        from portal.work import daily, periodic

        from . import privacy
        from .open_data import making

        privacy.register()
        periodic.register("open_data", daily.once_a_day("open_data", making.make))
