"""A list of needs between its upload and its confirmation, and which of its lines became which request."""

import uuid
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from help_requests.models import HelpRequestPage

# Long enough to ring up an establishment about a line in doubt; the file is at hand to send again.
KEPT = timedelta(days=2)


class ImportState(models.TextChoices):
    """Where a list stands."""

    PREVIEW = "preview", _("To be confirmed")
    WAITING = "waiting", _("Being imported")
    DONE = "done", _("Imported")
    REFUSED = "refused", _("Not imported")


class NeedImportQuerySet(models.QuerySet["NeedImport"]):
    """Which lists."""

    def past_their_time(self, now: datetime) -> Self:
        """Those nobody comes back to; what they made stays."""
        return self.filter(uploaded_at__lt=now - KEPT)


class NeedImport(models.Model):
    """A spreadsheet as it was read: its lines wait here while somebody looks at them, and nothing else is written.

    `lines` are the cells as text by column, as typed; they are checked anew whenever the preview is shown, since an
    establishment or a line may have come in meanwhile.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.CharField(_("whose list it is"), max_length=80)
    file_name = models.CharField(_("file"), max_length=120)
    lines = models.JSONField(_("lines"), default=list)
    state = models.CharField(_("state"), max_length=10, choices=ImportState.choices, default=ImportState.PREVIEW)
    made = models.PositiveIntegerField(_("requests made"), default=0)
    uploaded_at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by"))

    objects = NeedImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("list of needs")
        verbose_name_plural = _("lists of needs")
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return str(self.pk)


class ImportedLine(models.Model):
    """A line that became a request: the same line of the same source comes in once, however often it is sent."""

    source = models.CharField(_("whose list it is"), max_length=80)
    reference = models.CharField(_("reference"), max_length=60)
    help_request = models.ForeignKey(
        HelpRequestPage, models.CASCADE, related_name="imported_lines", verbose_name=_("help request")
    )
    # Of the cells as they were: tells a line that was changed in the file since.
    fingerprint = models.CharField(max_length=64, editable=False)
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("imported line")
        verbose_name_plural = _("imported lines")
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["source", "reference"], name="coordination_one_line_each")]

    def __str__(self) -> str:
        return f"#{self.pk}"
