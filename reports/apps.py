"""The account of it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Figures and weekly reports."""

    name = "reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        """Say what is known of a person here, and draft the week's report on Mondays."""
        from portal.work import periodic

        from . import privacy
        from .weekly import monday

        privacy.register()
        periodic.register("weekly_report", monday.draft_what_is_due)
