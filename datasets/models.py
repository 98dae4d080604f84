"""What a record of a data set has become, so that loading it again changes nothing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RecordKind(models.TextChoices):
    """The lists of a data file, by their key."""

    VOLUNTEER = "volunteers", _("Volunteers")
    ESTABLISHMENT = "establishments", _("Establishments")
    REQUEST = "requests", _("Requests")
    POST = "posts", _("Posts")


class ImportedRecord(models.Model):
    """A record's identity: its `id` within its source. Holds no name and no address.

    `target` is the key of what it has become (a Volunteer, an Establishment, a HelpRequestPage, a Post); when that is
    gone the row stays, so that a person who was erased doesn't come back with the next load.
    """

    source = models.CharField(_("source"), max_length=80)
    kind = models.CharField(_("kind"), max_length=20, choices=RecordKind.choices)
    record_id = models.CharField(_("identifier"), max_length=64)
    target = models.BigIntegerField(_("loaded as"))
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        verbose_name = _("imported record")
        verbose_name_plural = _("imported records")
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "record_id"], name="datasets_one_row_per_record")
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.kind} {self.record_id}"
