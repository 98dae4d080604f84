"""What a token may do, and until when: beside Wagtail's own token, which keeps a digest and the last use."""

from datetime import datetime
from typing import Self

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
