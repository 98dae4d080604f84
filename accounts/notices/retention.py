"""How long notices are kept."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from portal import retention
from portal.retention import Rule

from .models import Notification

HALF_A_YEAR = timedelta(days=183)

RULES = (
    Rule(
        "notice",
        _("Notifications"),
        _("6 months"),
        _("what they told of is over"),
        lambda now: Notification.objects.filter(created_at__lt=now - HALF_A_YEAR),
    ),
)


def register() -> None:
    """Add the rule to the table."""
    retention.register(*RULES)
