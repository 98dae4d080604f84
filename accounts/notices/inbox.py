"""What becomes of a notice: read, done with, or taken back."""

from typing import TYPE_CHECKING

from django.utils import timezone

from .models import Notification

if TYPE_CHECKING:
    from ..models import User


def read(user: "User", pk: int | None = None) -> int:
    """Note that somebody has read a notice of theirs, or all of them; return how many were unread."""
    unread = Notification.objects.unread().filter(user=user)
    return (unread if pk is None else unread.filter(pk=pk)).update(read_at=timezone.now())


def done(user: "User", key: str) -> None:
    """Note that somebody did what a notice asked for: it waits no longer, and no letter comes of it."""
    Notification.objects.unread().filter(user=user, key=key).update(read_at=timezone.now())


def withdraw(key: str) -> None:
    """Take back what nobody was written about yet and what isn't news any more; elsewhere it counts as read."""
    unread = Notification.objects.unread().filter(key=key)
    unread.filter(mailed_at=None).delete()
    unread.update(read_at=timezone.now())
