"""What somebody was told, and how often they want to be told what."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .choices import Frequency

LONGEST_TITLE = 200
LONGEST_TEXT = 600
LONGEST_URL = 300
LONGEST_GROUP = 60
# What waited longer for a letter is no news any more: it stays on the site only.
STALE = timedelta(days=14)


def letter_key(pk: int) -> str:
    """Return by which key the letter of one notice is known."""
    return f"notice-{pk}"


class NotificationQuerySet(models.QuerySet["Notification"]):
    """Which notices."""

    def unread(self) -> Self:
        """Those their reader hasn't opened."""
        return self.filter(read_at=None)

    def held(self, now: datetime) -> Self:
        """Those that wait for the letter of the day or of the week: not read meanwhile, and still news."""
        return self.unread().filter(mailed_at=None, created_at__gt=now - STALE)


class Notification(models.Model):
    """A line of somebody's inbox, in the words and the language in which they were told.

    `key` says what it is about ("wave-12"): nobody is told the same thing twice. `actor` is a name, never an address.
    `group` is what several notices have in common ("thread-7"): a letter has one line for them, and opening it reads
    them all. `frequency` stands where its reader chose otherwise for this thing than for its kind.
    `mailed_at`: when its letter was queued, alone or with others; empty while it is held for one, or was never to be.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications", verbose_name=_("person")
    )
    kind = models.CharField(_("kind"), max_length=40)
    title = models.CharField(_("title"), max_length=LONGEST_TITLE)
    text = models.CharField(_("text"), max_length=LONGEST_TEXT, blank=True)
    url = models.CharField(_("address"), max_length=LONGEST_URL)
    action = models.CharField(_("what to do"), max_length=60, blank=True)
    actor = models.CharField(_("by whom"), max_length=160, blank=True)
    key = models.CharField(_("key"), max_length=120)
    group = models.CharField(_("group"), max_length=LONGEST_GROUP, blank=True)
    frequency = models.CharField(_("how often"), max_length=10, choices=Frequency.choices, blank=True)
    created_at = models.DateTimeField(_("told at"), default=timezone.now)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("sent by mail at"), null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="accounts_told_once")]
        indexes = [
            models.Index(fields=["user", "-created_at"], name="accounts_inbox"),
            # The number in the header of every page, and the letter of the day.
            models.Index(fields=["user"], name="accounts_unread", condition=models.Q(read_at=None)),
            models.Index(fields=["created_at"], name="accounts_held", condition=models.Q(read_at=None, mailed_at=None)),
            # What is withdrawn or done with, for everybody who was told of it.
            models.Index(fields=["key"], name="accounts_told_of"),
            models.Index(fields=["group", "user"], name="accounts_told_in", condition=~models.Q(group="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"


class Preference(models.Model):
    """How often somebody wants one kind of notice; without a row, as often as its kind says."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_preferences", verbose_name=_("person")
    )
    kind = models.CharField(_("kind"), max_length=40)
    frequency = models.CharField(_("how often"), max_length=10, choices=Frequency.choices)

    class Meta:
        verbose_name = _("preference for notices")
        verbose_name_plural = _("preferences for notices")
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="accounts_one_preference_each")]
        indexes = [models.Index(fields=["kind", "frequency"], name="accounts_preferred")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.frequency}"
