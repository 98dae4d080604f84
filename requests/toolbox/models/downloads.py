"""How often a resource is downloaded: a number a day, and nothing about who."""

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .resources import Resource


class DownloadDay(models.Model):
    """The downloads of a resource on one day, whichever of its files."""

    resource = models.ForeignKey(Resource, models.CASCADE, related_name="download_days", verbose_name=_("resource"))
    day = models.DateField(_("day"))
    number = models.PositiveIntegerField(_("downloads"), default=0)

    class Meta:
        verbose_name = _("downloads of a day")
        verbose_name_plural = _("downloads by day")
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["resource", "day"], name="toolbox_one_row_a_day")]

    def __str__(self) -> str:
        return f"{self.day}: {self.number}"

    @classmethod
    def count(cls, resource: Resource) -> None:
        """Add one to today's number; two at once are two."""
        row, _created = cls.objects.get_or_create(resource=resource, day=timezone.localdate())
        cls.objects.filter(pk=row.pk).update(number=F("number") + 1)
