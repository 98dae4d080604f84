"""How long addresses are kept that nobody confirmed."""

from django.utils.translation import gettext_lazy as _

from portal import retention
from portal.retention import WEEK, Rule

from .models import Subscription

RULES = (
    Rule(
        "subscription",
        _("Subscriptions nobody confirmed"),
        _("7 days"),
        _("their link has expired"),
        lambda now: Subscription.objects.unconfirmed().filter(asked_at__lt=now - WEEK),
    ),
)


def register() -> None:
    """Add the rule to the table."""
    retention.register(*RULES)
