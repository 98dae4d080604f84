"""The morning letter to moderators: how much waits, once a day, when something does."""

from datetime import time

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from portal.mail.models import Delivery

from . import letters
from .queue import rows

# Before people open their mail, in Paris.
MORNING = time(8)


def tell_moderators() -> None:
    """Write to each moderator for whom something waits; to be called every minute, by any number of workers.

    The letter's key holds the day, so whoever comes second finds it written.
    """
    now = timezone.localtime()
    day = now.date().isoformat()
    if now.time() < MORNING or Delivery.objects.filter(key__startswith=f"moderation-{day}-").exists():
        return
    with transaction.atomic():
        for person in User.objects.with_role(Role.MODERATOR).filter(is_active=True):
            number = rows(person).count()
            if number:
                letters.tell_moderator(person, number, day=day)
