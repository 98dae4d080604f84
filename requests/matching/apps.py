"""Who could help: candidates for a request, requests for a volunteer, and telling them in waves."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MatchingConfig(AppConfig):
    """Candidates with reasons; waves."""

    name = "matching"
    verbose_name = _("Matching")

    def ready(self) -> None:
        """Say what is known of a person here; tell candidates in waves."""
        from portal.work import consumers, periodic

        from . import privacy
        from .reminders import kinds as reminder_kinds
        from .reminders import ladder
        from .waves import kind, listening, telling  # noqa: F401 - signals listen by being imported
        from .waves import privacy as wave_privacy
        from .waves import retention as wave_retention

        privacy.register()
        wave_privacy.register()
        wave_retention.register()
        kind.register()
        reminder_kinds.register()
        consumers.register(telling.TOPIC, telling.notify)
        periodic.register("waves", telling.hand_out)
        periodic.register("reminders", ladder.remind_due)
