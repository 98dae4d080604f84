"""What was done about an offer that nobody answered."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from help_requests.models import Offer

from .steps import Step


class Reminder(models.Model):
    """A step that was taken for an offer, once."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="reminders", verbose_name=_("offer"))
    step = models.CharField(_("step"), max_length=15, choices=Step.choices)
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["offer", "step"], name="matching_each_step_once")]

    def __str__(self) -> str:
        return f"{self.get_step_display()} #{self.offer_id}"
