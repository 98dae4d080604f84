"""Whether, when, how and where somebody can be asked. Live at once, without moderation, outside page revisions."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.fields import ChoiceListField

from ..choices import AvailabilityStatus, ChangeCause, DayPart, Mode, TimeSlot, Weekday
from .reference import Commune, Departement, Region
from .volunteers import Volunteer


class Availability(models.Model):
    """Whether, when and how somebody can be asked."""

    volunteer = models.OneToOneField(
        Volunteer, models.CASCADE, related_name="availability", verbose_name=_("volunteer")
    )
    status = models.CharField(
        _("status"), max_length=10, choices=AvailabilityStatus.choices, default=AvailabilityStatus.AVAILABLE
    )
    until = models.DateField(_("paused until"), null=True, blank=True)
    times = ChoiceListField(_("times"), default=list, blank=True, values=TimeSlot)
    modes = ChoiceListField(_("modes"), default=list, blank=True, values=Mode)
    monthly_cap = models.PositiveSmallIntegerField(
        _("solicitations a month at most"), default=2, help_text=_("Direct proposals, calls and messages count.")
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), default=timezone.now)
    # The monthly letter "still available?": when the last one left, and how many have had no answer since.
    asks_monthly = models.BooleanField(_("ask each month"), default=True)
    asked_at = models.DateTimeField(_("asked at"), null=True, blank=True, editable=False)
    unanswered = models.PositiveSmallIntegerField(_("letters without an answer"), default=0, editable=False)

    class Meta:
        verbose_name = _("availability")
        verbose_name_plural = _("availabilities")
        indexes = [
            models.Index(fields=["confirmed_at"], name="directory_confirmed"),
            # Matching reads no more of everybody who offers a subject.
            models.Index(fields=["volunteer", "status", "until", "confirmed_at"], name="directory_time_weighed"),
        ]

    def __str__(self) -> str:
        return self.get_status_display()

    @property
    def is_paused(self) -> bool:
        """Paused today: still online and counted, never proposed."""
        return self.status == AvailabilityStatus.PAUSED and (self.until is None or self.until > timezone.localdate())

    @property
    def mode_labels(self) -> list[str]:
        """The modes in words."""
        return [str(Mode(mode).label) for mode in self.modes]

    @property
    def time_labels(self) -> list[str]:
        """The times in words."""
        return [str(TimeSlot(slot).label) for slot in self.times]


class WeeklySlot(models.Model):
    """A part of a week in which somebody is usually free."""

    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="weekly_slots", verbose_name=_("volunteer"))
    weekday = models.PositiveSmallIntegerField(_("day of the week"), choices=Weekday.choices)
    part = models.CharField(_("part of the day"), max_length=10, choices=DayPart.choices)

    class Meta:
        verbose_name = _("weekly slot")
        verbose_name_plural = _("weekly slots")
        ordering = ["weekday", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["volunteer", "weekday", "part"], name="directory_each_weekly_slot_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} ({self.get_part_display()})"


class DatedSlot(models.Model):
    """Days, both included, that differ from the weekly pattern: free then, or not. Without parts, the whole days."""

    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="dated_slots", verbose_name=_("volunteer"))
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("to"))
    parts = ChoiceListField(_("parts of the day"), default=list, blank=True, values=DayPart)
    is_free = models.BooleanField(_("available"), default=True)

    class Meta:
        verbose_name = _("dated slot")
        verbose_name_plural = _("dated slots")
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="directory_slot_days_in_order",
                violation_error_message=_("The last day comes before the first."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_day} – {self.last_day}"


class AvailabilityFact(models.Model):
    """What somebody's status was from one moment to another, and why it changed; for figures.

    Holds nothing that names anybody. Erasure empties `volunteer` and keeps the row.
    """

    volunteer = models.ForeignKey(Volunteer, models.SET_NULL, null=True, related_name="availability_facts")
    status = models.CharField(_("status"), max_length=10, choices=AvailabilityStatus.choices)
    until = models.DateField(_("paused until"), null=True, blank=True)
    cause = models.CharField(_("cause"), max_length=10, choices=ChangeCause.choices, default=ChangeCause.PERSON)
    from_at = models.DateTimeField(_("from"), db_index=True)
    to_at = models.DateTimeField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("dated availability")
        verbose_name_plural = _("dated availabilities")
        ordering = ["from_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["volunteer"], condition=Q(to_at=None), name="directory_one_current_availability"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.status} {self.from_at:%Y-%m-%d}"


class Area(models.Model):
    """Where somebody can help: regions, départements, a circle around a commune, or anywhere at a distance."""

    volunteer = models.OneToOneField(Volunteer, models.CASCADE, related_name="area", verbose_name=_("volunteer"))
    regions = models.ManyToManyField(Region, blank=True, related_name="+", verbose_name=_("regions"))
    departements = models.ManyToManyField(Departement, blank=True, related_name="+", verbose_name=_("départements"))
    around = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("around")
    )
    radius_km = models.PositiveSmallIntegerField(_("radius in km"), null=True, blank=True)
    remote = models.BooleanField(_("remote help"), default=True)

    class Meta:
        verbose_name = _("area of intervention")
        verbose_name_plural = _("areas of intervention")

    def __str__(self) -> str:
        return f"{_('area of intervention')} #{self.pk}"
