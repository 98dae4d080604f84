"""Invitations to act for an establishment, and the history of who did what to it."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..choices import EstablishmentChange, MembershipRole
from .establishments import Establishment

# An address may change hands: whoever comes later is invited again.
LASTS = timedelta(days=14)


def expiry() -> datetime:
    """Return until when an invitation made now can be accepted."""
    return timezone.now() + LASTS


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Which invitations."""

    def open(self) -> Self:
        """Those that can be accepted."""
        return self.filter(accepted_at=None, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """Somebody is asked by e-mail to act for an establishment, whether or not they have an account."""

    establishment = models.ForeignKey(
        Establishment, models.CASCADE, related_name="invitations", verbose_name=_("establishment")
    )
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=20, choices=MembershipRole.choices, default=MembershipRole.MEMBER)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("invited by")
    )
    created_at = models.DateTimeField(_("invited at"), default=timezone.now)
    expires_at = models.DateTimeField(_("until"), default=expiry)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["establishment", "email"], condition=Q(accepted_at=None), name="directory_one_open_invitation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.establishment} (#{self.pk})"


class EstablishmentEvent(models.Model):
    """Something that somebody did to an establishment, or to somebody's place in it, dated."""

    establishment = models.ForeignKey(Establishment, models.CASCADE, related_name="events")
    kind = models.CharField(_("what happened"), max_length=20, choices=EstablishmentChange.choices)
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("about")
    )
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("event of an establishment")
        verbose_name_plural = _("events of establishments")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.at:%Y-%m-%d})"
