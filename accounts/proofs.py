"""What somebody agreed to, kept as proof even after they took it back or left."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """What an agreement is for; each is asked for by itself, and none is a condition of another."""

    PUBLIC_PROFILE = "public_profile", _("Publish my page in the directory")
    CONTACT_RELAY = "contact_relay", _("Pass on messages to me, without showing my address")
    SHOW_PHONE = "show_phone", _("Show my telephone number to members of verified establishments")
    STATISTICS = "statistics", _("Count my gender in figures that name nobody")
    ALERTS = "alerts", _("Write to me about what I follow")


class Means(models.TextChoices):
    """How an agreement was given."""

    FORM = "form", _("ticked on the site")
    LINK = "link", _("followed a link in a letter")
    TEAM = "team", _("told the team")
    IMPORT = "import", _("given to the body the data comes from")


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Which agreements."""

    def standing(self) -> Self:
        """Those that nobody took back."""
        return self.filter(withdrawn_at=None)


class Consent(models.Model):
    """One agreement: to what, in which wording, when and how; and when it was taken back.

    The row outlives the account as proof (GDPR, article 7.1). What is left then is the pseudonym, a keyed
    fingerprint of the address: who comes with the address finds the proof, and nobody reads the address from it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="consents", verbose_name=_("person")
    )
    pseudonym = models.CharField(_("pseudonym"), max_length=64, db_index=True)
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose.choices)
    text_version = models.CharField(_("version of the text"), max_length=20)
    given_at = models.DateTimeField(_("given at"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    means = models.CharField(_("given by"), max_length=20, choices=Means.choices, default=Means.FORM)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "purpose"],
                condition=models.Q(withdrawn_at=None),
                name="accounts_one_standing_consent",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | models.Q(withdrawn_at__gte=models.F("given_at")),
                name="accounts_consent_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} ({self.text_version})"
