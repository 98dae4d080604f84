"""What is written down when somebody asks for their data, leaves, or has been away for long."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.private import private_storage

# How long an archive can be fetched, and how many may be asked for in a day.
ARCHIVE_KEPT = timedelta(days=7)
MOST_ARCHIVES_A_DAY = 3


class ErasedPerson(models.Model):
    """Somebody who left, by the fingerprint of their address alone.

    A backup from before knows them still: after a restore, whoever is listed here is erased again
    (`accounts/mydata/erasing.py`). Somebody who registers anew later is newer than the row, and stays.
    """

    fingerprint = models.CharField(_("fingerprint"), max_length=64, unique=True)
    erased_at = models.DateTimeField(_("erased at"), default=timezone.now)
    reason = models.CharField(_("reason"), max_length=200)

    class Meta:
        verbose_name = _("erased person")
        verbose_name_plural = _("erased people")
        ordering = ["-erased_at"]

    def __str__(self) -> str:
        return self.fingerprint[:8]


class FormerAddress(models.Model):
    """An address by which somebody signed in before: the log of letters knows it as long as this row.

    Whoever leaves is taken out of it under every address they had.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="former_addresses")
    email = models.EmailField(_("e-mail address"))
    until = models.DateTimeField(_("until"), default=timezone.now)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        ordering = ["-until"]
        constraints = [models.UniqueConstraint(fields=["user", "email"], name="accounts_former_address_once")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class DataArchiveQuerySet(models.QuerySet["DataArchive"]):
    """Which archives."""

    def ready(self) -> Self:
        """Those that can be fetched now."""
        return self.filter(ready_at__isnull=False, asked_at__gt=timezone.now() - ARCHIVE_KEPT)

    def past_their_time(self, now: datetime) -> Self:
        """Those nobody may fetch any more."""
        return self.filter(asked_at__lte=now - ARCHIVE_KEPT)


class DataArchive(models.Model):
    """A download of everything about somebody: asked for, made by the worker, fetched by its owner only."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="archives")
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    ready_at = models.DateTimeField(_("ready at"), null=True, blank=True)
    file = models.FileField(_("file"), upload_to="archives", storage=private_storage, blank=True)

    objects = DataArchiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("archive of personal data")
        verbose_name_plural = _("archives of personal data")
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def expires_at(self) -> datetime:
        """Until when it can be fetched."""
        return self.asked_at + ARCHIVE_KEPT

    @property
    def is_ready(self) -> bool:
        """Whether its owner can fetch it now."""
        return self.ready_at is not None and timezone.now() < self.expires_at


class InactivityWarning(models.Model):
    """A letter to somebody who has not signed in for two years; they are erased a year later unless they come."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="inactivity_warning")
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now)

    class Meta:
        verbose_name = _("inactivity warning")
        verbose_name_plural = _("inactivity warnings")

    def __str__(self) -> str:
        return f"#{self.pk}"
