"""Who was told of which request when. A notice to many is no solicitation."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Volunteer
from help_requests.models import HelpRequestPage

from .numbers import MOST_A_WEEK, WEEK


class WaveQuerySet(models.QuerySet["Wave"]):
    """Which waves."""

    def for_request(self, help_request: HelpRequestPage) -> Self:
        """Those of a request, in their order."""
        return self.filter(help_request=help_request).order_by("number")

    def due(self, now: datetime) -> Self:
        """Those after which ten more are to be told."""
        return self.filter(next_at__lte=now).order_by("next_at", "pk")

    def with_people(self) -> Self:
        """All that says who was told when, in two queries: `wave.notices.all()`, each with its volunteer's page."""
        notices = WaveNotice.objects.select_related("volunteer__user", "volunteer__profile")
        return self.prefetch_related(models.Prefetch("notices", notices))


class Wave(models.Model):
    """Some people told of a request at once. One without people says that nobody who fits was left to tell.

    `next_at`: when ten more are told; empty once that was handed to the worker, or the request looks for nobody.
    """

    help_request = models.ForeignKey(
        HelpRequestPage, models.CASCADE, related_name="waves", verbose_name=_("help request")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    at = models.DateTimeField(_("told at"), default=timezone.now)
    next_at = models.DateTimeField(_("next wave at"), null=True, blank=True)

    objects = WaveQuerySet.as_manager()

    class Meta:
        verbose_name = _("wave")
        verbose_name_plural = _("waves")
        ordering = ["help_request", "number"]
        # Whoever tells states the number they follow: of two workers, one has told already.
        constraints = [models.UniqueConstraint(fields=["help_request", "number"], name="matching_each_wave_once")]
        indexes = [models.Index(fields=["next_at"], name="matching_wave_due", condition=~models.Q(next_at=None))]

    def __str__(self) -> str:
        return f"{self.help_request_id}.{self.number}"


class WaveNoticeQuerySet(models.QuerySet["WaveNotice"]):
    """Which notices."""

    def tired(self, now: datetime) -> models.QuerySet["WaveNotice", Any]:
        """The volunteers who were told as often this week as anybody is."""
        lately = self.filter(at__gt=now - WEEK).order_by().values("volunteer")
        return lately.annotate(times=Count("pk")).filter(times__gte=MOST_A_WEEK).values("volunteer")


class WaveNotice(models.Model):
    """A volunteer was told of a request."""

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="notices", verbose_name=_("wave"))
    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="wave_notices", verbose_name=_("volunteer"))
    at = models.DateTimeField(_("told at"), default=timezone.now)

    objects = WaveNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice of a wave")
        verbose_name_plural = _("notices of waves")
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["wave", "volunteer"], name="matching_told_once_a_wave")]
        indexes = [models.Index(fields=["volunteer", "at"], name="matching_told_lately")]

    def __str__(self) -> str:
        return f"#{self.pk}"
