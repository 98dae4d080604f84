"""Calls to volunteers about a request: who called whom, and what came of it. The cockpit's call log is these rows."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Volunteer
from help_requests.models import HelpRequestPage

from .choices import CallOutcome
from .reminders.models import Reminder
from .waves.models import Wave, WaveNotice

__all__ = ["Call", "CallQuerySet", "Reminder", "Wave", "WaveNotice"]


class CallQuerySet(models.QuerySet["Call"]):
    """Which calls."""

    def unfinished(self) -> Self:
        """Those of which nobody has said what came of them."""
        return self.filter(outcome="")

    def told(self) -> Self:
        """Those with an outcome."""
        return self.exclude(outcome="")


class Call(models.Model):
    """A call to a volunteer about a request; the row begins with the number shown, the outcome comes after.

    `key` is made by the form, so that two clicks log one call.
    """

    help_request = models.ForeignKey(
        HelpRequestPage, models.CASCADE, related_name="calls", verbose_name=_("help request")
    )
    # The bare row of a volunteer outlives erasure, so past figures still count one call. Empty for a call to whoever
    # asks for help, which coordinators make.
    volunteer = models.ForeignKey(
        Volunteer, models.PROTECT, null=True, blank=True, related_name="calls", verbose_name=_("volunteer")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)
    outcome = models.CharField(_("outcome"), max_length=15, choices=CallOutcome.choices, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    next_step = models.CharField(_("next step"), max_length=200, blank=True)
    next_on = models.DateField(_("next step on"), null=True, blank=True)
    key = models.CharField(max_length=64, unique=True, editable=False)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_outcome_display() or _('call')} #{self.pk}"
