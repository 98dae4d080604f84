"""Who may not write for a while: every app asks here, moderation alone decides (`community/moderation/`)."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SUSPENDED = "suspended"


class SuspensionQuerySet(models.QuerySet["Suspension"]):
    """Which suspensions."""

    def in_force(self, at: datetime | models.Expression | None = None) -> Self:
        """Those that hold at a moment, now when none is said."""
        moment = at or timezone.now()
        return self.filter(Q(until=None) | Q(until__gt=moment), from_at__lte=moment, lifted_at=None)


class Suspension(models.Model):
    """A time in which somebody may read and change settings, and write nothing that others see.

    Why is told in the decision that it comes from; without an end, it holds until somebody lifts it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="suspensions", verbose_name=_("person")
    )
    from_at = models.DateTimeField(_("from"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    lifted_at = models.DateTimeField(_("lifted at"), null=True, blank=True)

    objects = SuspensionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suspension")
        verbose_name_plural = _("suspensions")
        ordering = ["-from_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=models.F("from_at")), name="accounts_suspension_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.from_at:%Y-%m-%d}"


def suspension_of(user: Any) -> Suspension | None:
    """Return the suspension that keeps somebody from writing now, the one that ends last."""
    if not user.is_authenticated:
        return None
    return Suspension.objects.in_force().filter(user=user).order_by(models.F("until").desc(nulls_first=True)).first()


def may_write(user: Any | AnonymousUser, *, is_suspended: bool | None = None) -> bool:
    """Whether this person may write something that others see: signed in, active, not suspended.

    A page that has asked about the suspension together with something else says so.
    """
    if not user.is_authenticated or not user.is_active:
        return False
    return not (user.is_suspended if is_suspended is None else is_suspended)


def refuse_suspended(user: Any) -> None:
    """Let nobody go on who is kept from writing; raises `ValidationError`, with the sentence they read."""
    if user.is_suspended:
        said = _("Your account is suspended: nothing of yours reaches others for now. What you wrote is kept.")
        raise ValidationError(said, code=SUSPENDED)
