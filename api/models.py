"""What a token may do, and until when, beside Wagtail's own token; and the answers kept for who asks again."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import APIToken

from accounts.models import User
from portal.fields import ChoiceListField

from .choices import Right
from .webhooks.models import Webhook, WebhookDelivery

__all__ = ["TokenRights", "TokenRightsQuerySet", "Webhook", "WebhookDelivery"]


class TokenRightsQuerySet(models.QuerySet["TokenRights"]):
    """Which tokens."""

    def of(self, user: User) -> Self:
        """Those of this person, the newest first."""
        return self.filter(token__user=user).select_related("token").order_by("-token__created", "-pk")

    def in_force(self, now: datetime) -> Self:
        """Those that open the door now."""
        return self.filter(token__revoked_at=None, expires_at__gt=now, token__user__is_active=True)


class TokenRights(models.Model):
    """The rights of one token and its last moment; a token of Wagtail's without this row opens nothing here."""

    token = models.OneToOneField(APIToken, models.CASCADE, related_name="rights", verbose_name=_("token"))
    rights = ChoiceListField(_("rights"), default=list, values=Right)
    expires_at = models.DateTimeField(_("expires at"))

    objects = TokenRightsQuerySet.as_manager()

    class Meta:
        verbose_name = _("rights of a token")
        verbose_name_plural = _("rights of tokens")

    def __str__(self) -> str:
        return str(self.token)

    @property
    def right_labels(self) -> list[str]:
        """The rights in words."""
        return [str(Right(right).label) for right in self.rights]

    @property
    def is_in_force(self) -> bool:
        """Whether it opens the door now."""
        return self.token.revoked_at is None and self.expires_at > timezone.now()


# A key is the caller's; UUIDs have 36 characters.
LONGEST_KEY = 80


class KeptAnswer(models.Model):
    """What was answered to a call with an `Idempotency-Key`, for a day: asked again, it is this and not done twice."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("person"))
    key = models.CharField(_("key"), max_length=LONGEST_KEY)
    digest = models.CharField(_("digest"), max_length=64)
    status = models.PositiveSmallIntegerField(_("status"), default=0)
    body = models.JSONField(_("answer"), default=dict)
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("kept answer")
        verbose_name_plural = _("kept answers")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="api_key_used_once")]

    def __str__(self) -> str:
        return f"#{self.pk}"
