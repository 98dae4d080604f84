"""How long counts of searches are kept."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal import retention
from portal.retention import Rule

from .models import SearchDay, SearchedPhrase

RULES = (
    Rule(
        "search-phrases",
        _("Phrases that were searched for, without knowing by whom"),
        _("12 months"),
        _("to mend what people don’t find"),
        lambda now: SearchedPhrase.objects.past_retention(timezone.localtime(now).date()),
    ),
    Rule(
        "search-days",
        _("Numbers of searches by day"),
        _("12 months"),
        _("to compare one month with another"),
        lambda now: SearchDay.objects.past_retention(timezone.localtime(now).date()),
    ),
)


def register() -> None:
    """Add the rules to the table."""
    retention.register(*RULES)
