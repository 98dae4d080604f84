"""The account of it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Figures and weekly reports."""

    name = "reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        """Say what is known of a person here, and what the worker does: open data, drafts, letters."""
        from portal.work import consumers, daily, periodic

        from . import privacy
        from .key_figures import refreshing
        from .open_data import making
        from .subscribing import mailing, retention, signals
        from .subscribing import privacy as subscribing_privacy
        from .weekly import monday

        refreshing.register()
        privacy.register()
        subscribing_privacy.register()
        retention.register()
        consumers.register(mailing.TOPIC, mailing.queue_batches)
        periodic.register("open_data", daily.once_a_day("open_data", making.make))
        periodic.register("weekly_report", monday.draft_what_is_due)
        periodic.register("bulletin_mail", signals.look_in_the_morning)
