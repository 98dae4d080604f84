"""Addresses that are told of what happens, and the log of what they were told."""

from datetime import datetime
from typing import Any, Self
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from portal import outgoing
from portal.fields import ChoiceListField

from .choices import Event, Outcome

LONGEST_ADDRESS = 500


def new_nonce() -> str:
    """Return what makes the secret of an address its own."""
    return get_random_string(32)


def check_public(url: str) -> None:
    """Refuse an address inside our own network, or one that isn't HTTPS; one that isn't there just now may come."""
    try:
        outgoing.check_address(url)
    except outgoing.AddressRefusedError as refused:
        raise ValidationError(_("Give a public address that begins with https://.")) from refused
    except outgoing.OutgoingError:
        return


class WebhookQuerySet(models.QuerySet["Webhook"]):
    """Which addresses."""

    def listening(self, event: str) -> list["Webhook"]:
        """Those that are on and asked for this event."""
        return [one for one in self.filter(is_on=True).order_by("pk") if event in one.events]


class Webhook(models.Model):
    """An address that is told of certain events. Its secret is computed from `nonce`: no row holds it."""

    name = models.CharField(_("who listens"), max_length=100, help_text=_("The name of a program or of a service."))
    url = models.URLField(
        _("address"), max_length=LONGEST_ADDRESS, validators=[check_public], help_text=_("It begins with https://.")
    )
    events = ChoiceListField(_("events"), default=list, values=Event)
    is_on = models.BooleanField(_("switched on"), default=True)
    created_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    # The secret before, which still signs until this moment: receivers change theirs without losing a message.
    former_nonce = models.CharField(max_length=32, blank=True, editable=False)
    former_until = models.DateTimeField(null=True, blank=True, editable=False)
    # One that doesn't answer costs the worker its patience once in a while, not once a message.
    failures = models.PositiveIntegerField(_("failures in a row"), default=0, editable=False)
    quiet_until = models.DateTimeField(_("left alone until"), null=True, blank=True, editable=False)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def nonces(self, now: datetime) -> list[str]:
        """Return what the secrets in force at `now` are made of, the newest first."""
        is_former_good = self.former_nonce and self.former_until and now < self.former_until
        return [self.nonce, self.former_nonce] if is_former_good else [self.nonce]


class WebhookDeliveryQuerySet(models.QuerySet["WebhookDelivery"]):
    """Which lines of the log."""

    def older_than(self, moment: datetime) -> Self:
        """Lines of events before `moment`."""
        return self.filter(happened_at__lt=moment)


class WebhookDelivery(models.Model):
    """One message to one address: what it is about, and what became of it.

    Its text isn't kept. It is written anew each time it is sent, from what is public at that moment: a message that
    waited for days must not tell what was withdrawn meanwhile.
    """

    id: UUID = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # type: ignore[assignment]
    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="deliveries", verbose_name=_("webhook"))
    event = models.CharField(_("event"), max_length=30)
    about = models.BigIntegerField(_("about"), null=True, help_text=_("The number of the page."))
    happened_at = models.DateTimeField(_("happened at"), default=timezone.now)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    tried_at = models.DateTimeField(_("last tried at"), null=True)
    took_ms = models.PositiveIntegerField(_("milliseconds"), null=True)
    status = models.PositiveSmallIntegerField(_("answer (HTTP)"), null=True)
    error = models.CharField(_("error"), max_length=40, blank=True)

    objects = WebhookDeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("message to a webhook")
        verbose_name_plural = _("messages to webhooks")
        ordering = ["-happened_at", "-pk"]
        indexes = [models.Index(fields=["webhook", "-happened_at"], name="api_webhook_log")]

    def __str__(self) -> str:
        return f"{self.event} {str(self.pk)[:8]}"

    def note(self, outcome: Outcome, **facts: Any) -> None:
        """Write what became of it."""
        self.outcome = outcome
        for name, value in facts.items():
            setattr(self, name, value)
        self.save(update_fields=["outcome", *facts])
