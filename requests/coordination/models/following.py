"""Who sees to a request, dated, and what coordinators note for each other."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from help_requests.models import HelpRequestPage

LONGEST_NOTE = 2000


class HandlingQuerySet(models.QuerySet["Handling"]):
    """Who saw to what, when."""

    def current(self) -> Self:
        """Those that hold now."""
        return self.filter(ended_at=None)


class Handling(models.Model):
    """A coordinator who sees to a request, from one moment to another; one at a time, the history stays."""

    help_request = models.ForeignKey(
        HelpRequestPage, models.CASCADE, related_name="handlings", verbose_name=_("help request")
    )
    # Empty once the person has left the portal: that somebody saw to it is still true.
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="handlings", verbose_name=_("coordinator")
    )
    started_at = models.DateTimeField(_("since"), default=timezone.now)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )

    objects = HandlingQuerySet.as_manager()

    class Meta:
        verbose_name = _("handling of a request")
        verbose_name_plural = _("handlings of requests")
        ordering = ["started_at", "pk"]
        permissions = [("use_cockpit", "Can use the coordination cockpit")]
        constraints = [
            models.UniqueConstraint(
                fields=["help_request"], condition=Q(ended_at=None), name="coordination_one_coordinator_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def end(self, *, at: datetime | None = None) -> None:
        """Have it hold until now."""
        self.ended_at = max(at or timezone.now(), self.started_at)
        self.save(update_fields=["ended_at"])


class Note(models.Model):
    """Something coordinators tell each other about a request; on no public page, in no export but its author's own.

    `key` is made by the form, so that two clicks leave one note.
    """

    help_request = models.ForeignKey(
        HelpRequestPage, models.CASCADE, related_name="internal_notes", verbose_name=_("help request")
    )
    text = models.TextField(_("note"), max_length=LONGEST_NOTE)
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    key = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        verbose_name = _("internal note")
        verbose_name_plural = _("internal notes")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"
