"""What search does when somebody no longer wants to be written to: their alerts stop, their searches stay."""

from typing import Any

from django.dispatch import receiver

from accounts import consent
from accounts.consent import Purpose
from accounts.models import User

from .models import Frequency, SavedSearch


@receiver(consent.changed, dispatch_uid="search-agreements")
def agreement_changed(user: User, purpose: Purpose, holds: bool, **kwargs: Any) -> None:
    """Stop every alert at once."""
    if purpose == Purpose.ALERTS and not holds:
        SavedSearch.objects.filter(user=user).update(frequency=Frequency.NEVER, due_at=None)
