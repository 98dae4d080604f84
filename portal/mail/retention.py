"""How long the portal remembers which letters it took."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from portal import retention
from portal.retention import Rule

from .models import Arrival

# Mail servers give up after five days; a mailbox may be fetched again after a restore.
QUARTER = timedelta(days=90)


def register() -> None:
    """Add the rule to the table."""
    retention.register(
        Rule(
            "arrival",
            _("Traces of letters that came in"),
            _("3 months"),
            _("the same letter can't come again after that"),
            lambda now: Arrival.objects.filter(at__lt=now - QUARTER),
        )
    )
