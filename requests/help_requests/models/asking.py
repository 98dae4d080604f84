"""What belongs to a request while it is being written, and is no part of what its page says."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Volunteer

from ..asking.sensitive import Kind
from .requests import HelpRequestPage

# Long enough for holidays and a transfer to another ward; the letter leaves as much time again.
TOLD_AFTER, GOES_AFTER = timedelta(days=30), timedelta(days=60)
TIME_TO_ANSWER = timedelta(days=14)


class Asking(models.Model):
    """How far somebody has come in asking. `key` was made by the first form: sent twice, it begins one request."""

    help_request = models.OneToOneField(
        HelpRequestPage, models.CASCADE, related_name="asking", verbose_name=_("help request")
    )
    key = models.CharField(max_length=32, unique=True, editable=False)
    # The number of the last screen that was kept.
    reached = models.PositiveSmallIntegerField(_("screens done"), default=1)
    wished = models.ForeignKey(
        Volunteer, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("volunteer thought of")
    )
    begun_at = models.DateTimeField(_("begun at"), default=timezone.now)
    told_at = models.DateTimeField(_("author told that it goes"), null=True, blank=True)

    class Meta:
        verbose_name = _("request being written")
        verbose_name_plural = _("requests being written")

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def kept_until(self) -> date:
        """The day the draft goes unless its author goes on with it."""
        last = self.help_request.latest_revision_created_at or self.begun_at
        told = self.told_at if self.told_at and self.told_at > last else None
        return timezone.localdate(max(last + GOES_AFTER, told + TIME_TO_ANSWER) if told else last + GOES_AFTER)


class KeptFinding(models.Model):
    """That an author was told of what may be a patient's, and kept it: of which kind, when, who.

    What it says stands in the request and isn't repeated here.
    """

    help_request = models.ForeignKey(
        HelpRequestPage, models.CASCADE, related_name="kept_findings", verbose_name=_("help request")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    digest = models.CharField(max_length=32, editable=False)
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("alarm overridden by the author")
        verbose_name_plural = _("alarms overridden by their authors")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["help_request", "digest"], name="help_requests_kept_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d}"
