"""How long it is kept who was told of what."""

from django.utils.translation import gettext_lazy as _

from portal import retention
from portal.retention import YEAR, Rule

from .models import WaveNotice

RULES = (
    Rule(
        "wave",
        _("Who was told of which request"),
        _("1 year"),
        _("to tell nobody twice, nor too often"),
        lambda now: WaveNotice.objects.filter(at__lt=now - YEAR),
    ),
)


def register() -> None:
    """Add the rule to the table."""
    retention.register(*RULES)
