"""What webhooks register when the portal starts."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts import privacy
from portal import retention
from portal.retention import MONTH, Rule
from portal.work import consumers

from . import listening, sending, telling  # noqa: F401 - signals listen by being imported
from .models import WebhookDelivery


def old_lines(now: datetime) -> QuerySet[WebhookDelivery]:
    """Return the lines of the log that nobody asks about any more."""
    return WebhookDelivery.objects.older_than(now - 3 * MONTH)


def register() -> None:
    """Consume both topics, and say what is kept and for how long."""
    consumers.register(telling.HAPPENED, telling.fan_out, batch=20)
    consumers.register(telling.SEND, sending.send)
    privacy.excuse("Programs' addresses and numbers of pages; the text of a message isn't kept.", ["api.Webhook"])
    retention.register(
        Rule("webhook-log", _("Log of messages to webhooks"), _("3 months"), _("to find what went wrong"), old_lines)
    )
