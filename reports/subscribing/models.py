"""Who gets reports by mail, and which ones were sent."""

from typing import Self

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.mail.models import Delivery


class Edition(models.TextChoices):
    """What one can subscribe to."""

    WEEKLY = "weekly", _("The weekly report, when it comes out")
    DAILY = "daily", _("The daily bulletin, every morning")


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    """Which subscriptions."""

    def to(self, edition: Edition) -> Self:
        """Those who confirmed that they want an edition."""
        return self.filter(confirmed_at__isnull=False, **{edition.value: True})

    def unconfirmed(self) -> Self:
        """Addresses somebody typed, whose owner said nothing yet."""
        return self.filter(confirmed_at=None)


class Subscription(models.Model):
    """An address, and what is sent to it once its owner has confirmed by the letter they got."""

    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=5, default="fr")
    weekly = models.BooleanField(_("weekly report"), default=False)
    daily = models.BooleanField(_("daily bulletin"), default=False)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints = [models.UniqueConstraint(Lower("email"), name="subscription_once_per_address")]

    def __str__(self) -> str:
        return f"subscription {self.pk}"


class Mailing(models.Model):
    """One report or bulletin on its way to its subscribers; `name` is unique, so that it leaves once.

    `last` is the last subscription whose letter was queued: where the next batch goes on.
    """

    name = models.CharField(_("name"), max_length=40, unique=True)
    edition = models.CharField(_("edition"), max_length=10, choices=Edition.choices)
    expected = models.PositiveIntegerField(_("expected"), default=0)
    last = models.PositiveBigIntegerField(default=0)
    begun_at = models.DateTimeField(_("begun at"), default=timezone.now)
    queued_at = models.DateTimeField(_("all queued at"), null=True, blank=True)

    class Meta:
        verbose_name = _("mailing")
        verbose_name_plural = _("mailings")

    def __str__(self) -> str:
        return self.name

    @property
    def sent(self) -> int:
        """How many letters have left."""
        return Delivery.objects.filter(key__startswith=f"{self.name}-", sent_at__isnull=False).count()

    def key(self, subscription: int) -> str:
        """The key of the letter to one subscriber: the same is never sent twice."""
        return f"{self.name}-{subscription}"
