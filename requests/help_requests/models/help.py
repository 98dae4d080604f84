"""Help given, dated: support, tools sent, positions filled, first answer. None of it is in a revision."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Volunteer
from toolbox.models import Tool

from ..choices import Channel
from .offers import Assignment
from .requests import HelpRequestPage, Need


class Support(models.Model):
    """Help a volunteer gave: how, when and how long. Needs no offer before it."""

    help_request = models.ForeignKey(
        HelpRequestPage, models.CASCADE, related_name="support", verbose_name=_("help request")
    )
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="support", verbose_name=_("volunteer"))
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)

    class Meta:
        verbose_name = _("support")
        verbose_name_plural = _("support given")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.at:%Y-%m-%d}"


class ToolSent(models.Model):
    """A tool produced or sent for a request."""

    help_request = models.ForeignKey(
        HelpRequestPage, models.CASCADE, related_name="tools_sent", verbose_name=_("help request")
    )
    tool = models.ForeignKey(Tool, models.PROTECT, related_name="sendings", verbose_name=_("tool"))
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("tool sent")
        verbose_name_plural = _("tools sent")
        ordering = ["sent_at", "pk"]

    def __str__(self) -> str:
        return str(self.tool)


class FillingQuerySet(models.QuerySet["Filling"]):
    """Which fillings."""

    def as_of(self, moment: datetime) -> Self:
        """Those that held at `moment`."""
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=moment), at__lte=moment)


class Filling(models.Model):
    """Positions of a need that somebody took, from one moment to another: by an assignment, or told without a name."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="fillings", verbose_name=_("need"))
    number = models.PositiveSmallIntegerField(_("positions"), default=1)
    at = models.DateTimeField(_("at"), default=timezone.now)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)
    assignment = models.OneToOneField(
        Assignment, models.SET_NULL, null=True, blank=True, related_name="filling", verbose_name=_("assignment")
    )

    objects = FillingQuerySet.as_manager()

    class Meta:
        verbose_name = _("positions filled")
        verbose_name_plural = _("positions filled")
        ordering = ["at", "pk"]
        # When the last of them ended, as with `StatePeriod`.
        indexes = [models.Index(fields=["ended_at"], name="help_requests_filled_until", condition=~Q(ended_at=None))]

    def __str__(self) -> str:
        return f"{self.number} / {self.need}"


class FirstAnswer(models.Model):
    """When a volunteer first answered a request, by support or by a post; written once."""

    help_request = models.OneToOneField(
        HelpRequestPage, models.CASCADE, related_name="first_answer", verbose_name=_("help request")
    )
    at = models.DateTimeField(_("at"), db_index=True)

    class Meta:
        verbose_name = _("first answer")
        verbose_name_plural = _("first answers")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
