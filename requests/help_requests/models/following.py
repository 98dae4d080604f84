"""What belongs to a request beside its page: whom to reach, until when it holds, how it ended."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Volunteer

from .requests import HelpRequestPage


class RequestContact(models.Model):
    """Whom to reach inside the establishment; shown to volunteers whose offer was accepted, to nobody else.

    A row of its own: on the page it would be in every revision and one mistake away from the public.
    """

    help_request = models.OneToOneField(
        HelpRequestPage, models.CASCADE, related_name="contact", verbose_name=_("help request")
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)

    class Meta:
        verbose_name = _("contact inside the establishment")
        verbose_name_plural = _("contacts inside the establishments")

    def __str__(self) -> str:
        return f"#{self.pk}"


class Term(models.Model):
    """The last day on which a request holds; who asked is reminded before, and may put it off."""

    help_request = models.OneToOneField(
        HelpRequestPage, models.CASCADE, related_name="term", verbose_name=_("help request")
    )
    expires_on = models.DateField(_("expires on"), db_index=True)
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")

    def __str__(self) -> str:
        return f"{self.expires_on}"


class Outcome(models.Model):
    """How a request ended, in the words of whoever closed it; one row for each time it was closed."""

    help_request = models.ForeignKey(
        HelpRequestPage, models.CASCADE, related_name="outcomes", verbose_name=_("help request")
    )
    text = models.TextField(_("what helped"), max_length=2000, blank=True)
    # Asked once, of who asked for help: from 1 (not at all) to 5 (entirely).
    satisfaction = models.PositiveSmallIntegerField(
        _("satisfaction"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    thanked = models.ManyToManyField(Volunteer, blank=True, related_name="thanks", verbose_name=_("solved thanks to"))
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"
