"""Mail."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailConfig(AppConfig):
    """Sends what the outbox holds."""

    name = "portal.mail"
    label = "mail"
    verbose_name = _("Mail")

    def ready(self) -> None:
        """Consume the topic `mail`; a slow server has longer than ten letters take (`EMAIL_TIMEOUT`)."""
        from portal.work import consumers

        from .sending import deliver

        consumers.register("mail", deliver, batch=10, lease=timedelta(minutes=5))
