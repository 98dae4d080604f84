"""The account of it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Figures and weekly reports."""

    name = "reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        """Say what is known of a person here, make the open data every night and the week's draft on Mondays."""
        from portal.work import daily, periodic

        from . import privacy
        from .open_data import making
        from .weekly import monday

        privacy.register()
        periodic.register("open_data", daily.once_a_day("open_data", making.make))
        periodic.register("weekly_report", monday.draft_what_is_due)
