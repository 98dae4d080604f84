"""What becomes of a notice: read, done with, or taken back."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from portal.mail import sending

from .models import Notification, letter_key

if TYPE_CHECKING:
    from ..models import User


def read(user: "User", pk: int | None = None) -> int:
    """Note that somebody has read a notice of theirs, or all of them; return how many were unread."""
    unread = Notification.objects.unread().filter(user=user)
    return (unread if pk is None else unread.filter(pk=pk)).update(read_at=timezone.now())


def done(user: "User", key: str) -> None:
    """Note that somebody did what a notice asked for: it waits no longer, and no letter comes of it."""
    Notification.objects.unread().filter(user=user, key=key).update(read_at=timezone.now())


def read_group(user_id: int, group: str, until: datetime) -> int:
    """Note that somebody has seen all that a group told of until then: no letter comes of it any more."""
    seen = Notification.objects.unread().filter(user=user_id, group=group, created_at__lte=until)
    return seen.update(read_at=timezone.now())


@transaction.atomic
def forget(notices: QuerySet[Notification]) -> None:
    """Take back what must be read no more, opened or not; letters about it that wait are withdrawn as well."""
    pks = list(notices.values_list("pk", flat=True))
    sending.withdraw(letter_key(pk) for pk in pks)
    Notification.objects.filter(pk__in=pks).delete()


def withdraw(key: str) -> None:
    """Take back what nobody was written about yet and what isn't news any more; elsewhere it counts as read."""
    unread = Notification.objects.unread().filter(key=key)
    unread.filter(mailed_at=None).delete()
    unread.update(read_at=timezone.now())
