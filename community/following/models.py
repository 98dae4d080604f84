"""Who follows which thread, why, and how often they want to hear of it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.notices.choices import Frequency
from directory.models import Membership

from .choices import Cause


class FollowQuerySet(models.QuerySet["Follow"]):
    """Which follows."""

    def in_force(self) -> Self:
        """Those of people who are there, didn't stop, and still belong where their following comes from."""
        same = Membership.objects.filter(
            user=OuterRef("user"),
            establishment=OuterRef("thread__help_request__establishment"),
            confirmed_at__isnull=False,
        )
        still = ~Q(cause=Cause.MEMBER) | Exists(same)
        return self.filter(still, stopped_at=None, user__is_active=True)

    def still(self, mine: "Follow | None") -> "Follow | None":
        """Return a follow that wasn't stopped; that they still belong is asked only of who follows as a member."""
        belongs = mine is None or mine.cause != Cause.MEMBER or self.in_force().filter(pk=mine.pk).exists()
        return mine if belongs else None


class Follow(models.Model):
    """Somebody follows a thread. The row stays when they stop: nothing makes them follow it again but themselves.

    `frequency` is empty as long as they want what they said for all discussions of the kind.
    """

    thread = models.ForeignKey("community.Thread", models.CASCADE, related_name="follows", verbose_name=_("thread"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows", verbose_name=_("person"))
    cause = models.CharField(_("why"), max_length=10, choices=Cause.choices)
    frequency = models.CharField(_("how often"), max_length=10, choices=Frequency.choices, blank=True)
    since = models.DateTimeField(_("since"), default=timezone.now)
    stopped_at = models.DateTimeField(_("stopped at"), null=True, blank=True)

    objects = FollowQuerySet.as_manager()

    class Meta:
        verbose_name = _("followed discussion")
        verbose_name_plural = _("followed discussions")
        ordering = ["-since", "-pk"]
        constraints = [models.UniqueConstraint(fields=["thread", "user"], name="community_follow_once")]
        indexes = [models.Index(fields=["user", "-since"], name="community_followed_by")]

    def __str__(self) -> str:
        return f"#{self.pk}"
