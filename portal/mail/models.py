"""What was sent and what came in, without what it said."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Delivery(models.Model):
    """A letter: to whom, about what, when. Its text lives in the outbox only until it is sent."""

    key = models.CharField(_("key"), max_length=64, unique=True, help_text=_("The same letter is never sent twice."))
    recipient = models.EmailField(_("recipient"))
    subject = models.CharField(_("subject"), max_length=200)
    queued_at = models.DateTimeField(_("queued at"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-queued_at"]

    def __str__(self) -> str:
        return self.key


class Arrival(models.Model):
    """A letter that was taken: enough to know it again when it comes a second time."""

    key = models.CharField(_("key"), max_length=64, unique=True)
    at = models.DateTimeField(_("taken at"), default=timezone.now)

    class Meta:
        verbose_name = _("letter that came in")
        verbose_name_plural = _("letters that came in")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.key
