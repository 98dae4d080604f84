"""How long answers are kept for programs that ask again."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal import retention
from portal.retention import Rule

from .models import KeptAnswer

KEPT = timedelta(days=1)


def past_their_time(now: datetime) -> QuerySet[KeptAnswer]:
    """Return answers that nobody asks for again."""
    return KeptAnswer.objects.filter(at__lt=now - KEPT)


def register() -> None:
    """Add the rule to the table."""
    retention.register(
        Rule(
            "api-answers",
            _("Answers of the API to calls with a key"),
            _("1 day"),
            _("so that a call made twice is done once"),
            past_their_time,
        )
    )
