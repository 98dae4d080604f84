"""What remains to be done, kept in the same database as the change that asks for it."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.kept_inserts import KeptInsert


class OutboxRowQuerySet(models.QuerySet["OutboxRow"]):
    """The worker's vocabulary."""

    def dead(self) -> Self:
        """Rows the worker gave up: somebody has to look, mend and replay."""
        return self.filter(dead_at__isnull=False)

    def waiting(self) -> Self:
        """Rows that will still be tried, now or later."""
        return self.filter(dead_at__isnull=True)

    def due(self, now: datetime) -> Self:
        """Rows that may be claimed at `now`: their time has come and nobody holds a lease on them.

        A row that was to be done at once by the clock of a machine that is ahead of this one isn't kept waiting.
        """
        free = models.Q(leased_until__isnull=True) | models.Q(leased_until__lte=now)
        at_once = models.Q(available_at__lte=models.F("created_at") + timedelta(seconds=1), attempts=0)
        ahead = models.Q(created_at__gt=now) & at_once
        return self.waiting().filter(free, models.Q(available_at__lte=now) | ahead)

    def replay(self) -> int:
        """Give rows a new life, as if they had just been written; return how many."""
        now = timezone.now()
        return self.update(dead_at=None, attempts=0, created_at=now, available_at=now, leased_until=None, lease="")


class OutboxRow(KeptInsert):
    """One thing to do for one consumer; the row is deleted once it is done.

    Written in the transaction of the change (`portal.work.outbox.put`), so that either both exist or neither does.
    """

    topic = models.CharField(_("topic"), max_length=20)
    payload = models.JSONField(_("payload"), default=dict)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    available_at = models.DateTimeField(_("not before"), default=timezone.now)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    lease = models.CharField(max_length=32, blank=True, editable=False)
    leased_until = models.DateTimeField(_("leased until"), null=True, editable=False)
    last_error = models.CharField(_("last error"), max_length=500, blank=True)
    dead_at = models.DateTimeField(_("given up at"), null=True, blank=True)
    # A default in the database: the release before this one goes on writing rows while the new one comes up.
    request_id = models.CharField(max_length=190, blank=True, default="", db_default="", editable=False)

    objects = OutboxRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("outbox row")
        verbose_name_plural = _("outbox rows")
        ordering = ["pk"]
        indexes = [models.Index(fields=["topic", "available_at"], name="work_due", condition=models.Q(dead_at=None))]

    def __str__(self) -> str:
        return f"{self.topic} #{self.pk}"

    @property
    def age(self) -> timedelta:
        """How long this has been waiting."""
        return timezone.now() - self.created_at


class DailyJob(models.Model):
    """The last day on which a job of the day was done."""

    name = models.CharField(_("name"), max_length=40, unique=True)
    day = models.DateField(_("day"), null=True)

    class Meta:
        verbose_name = _("job of the day")
        verbose_name_plural = _("jobs of the day")

    def __str__(self) -> str:
        return self.name
