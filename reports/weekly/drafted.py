"""Which weeks the worker drafted a report for."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DraftedWeek(models.Model):
    """A week whose draft the worker made: never a second time, also when an editor deletes the first."""

    week = models.CharField(_("ISO week"), max_length=8, unique=True)
    at = models.DateTimeField(_("drafted at"), default=timezone.now)

    class Meta:
        verbose_name = _("drafted week")
        verbose_name_plural = _("drafted weeks")

    def __str__(self) -> str:
        return self.week
