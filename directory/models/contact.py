"""Contact without exposure: conversations the portal relays, who saw a telephone number, and how often one is asked.

Addresses are never in these rows: a message knows its author, and the letter that announces it is queued and gone.
"""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .establishments import Establishment
from .volunteers import Volunteer

LONGEST_MESSAGE = 4000


class ConversationQuerySet(models.QuerySet["Conversation"]):
    """Which conversations."""

    def of(self, user: User) -> Self:
        """Those somebody takes part in."""
        return self.filter(Q(starter=user) | Q(volunteer__user=user))

    def with_unread(self, user: User) -> Self:
        """Annotate `is_unread`: whether the other has written something this person hasn't opened."""
        return self.annotate(is_unread=_unread_by(user))

    def unread_by(self, user: User) -> Self:
        """Those in which something waits to be read."""
        return self.of(user).filter(_unread_by(user))

    def past_their_time(self, now: datetime) -> Self:
        """Those in which nothing was said for six months."""
        return self.filter(last_at__lt=now - timedelta(days=183))


def _unread_by(user: User) -> Exists:
    return Exists(Message.objects.filter(conversation=OuterRef("pk"), read_at=None).exclude(author=user))


class Conversation(models.Model):
    """What two people write to each other through the portal: whoever began, and a volunteer."""

    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="conversations", verbose_name=_("volunteer"))
    # What they read is what they know of each other already: somebody who left is a former member.
    starter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="conversations_begun",
        verbose_name=_("begun by"),
    )
    establishment = models.ForeignKey(
        Establishment, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("establishment")
    )
    subject = models.CharField(_("subject"), max_length=120)
    started_at = models.DateTimeField(_("begun at"), default=timezone.now)
    last_at = models.DateTimeField(_("last message"), default=timezone.now, db_index=True)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        ordering = ["-last_at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def title(self) -> str:
        """What it is about; the words of somebody who left are gone with them."""
        return self.subject or str(_("Conversation"))

    def other(self, user: User) -> User | None:
        """Return the person this one writes to; None when they have left."""
        return self.starter if self.volunteer.user_id == user.pk else self.volunteer.user


class Via(models.TextChoices):
    """Which way a message came."""

    SITE = "site", _("on the site")
    MAIL = "mail", _("by mail")


class Message(models.Model):
    """One message. `key` is made by the form, so that two clicks send one."""

    conversation = models.ForeignKey(
        Conversation, models.CASCADE, related_name="messages", verbose_name=_("conversation")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="messages", verbose_name=_("author")
    )
    body = models.TextField(_("message"), max_length=LONGEST_MESSAGE)
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)
    via = models.CharField(_("way"), max_length=10, choices=Via.choices, default=Via.SITE)
    key = models.CharField(max_length=64, unique=True, editable=False)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Block(models.Model):
    """Somebody who wants to hear no more from somebody."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="blocks", verbose_name=_("by"))
    blocked = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="blocked_by", verbose_name=_("blocked")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        constraints = [models.UniqueConstraint(fields=["by", "blocked"], name="directory_blocked_once")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class SolicitationKind(models.TextChoices):
    """How somebody was asked. A notice to many is no solicitation."""

    MESSAGE = "message", _("first message of a conversation")
    CALL = "call", _("call")
    PROPOSAL = "proposal", _("direct proposal")


def first_of_month(now: datetime) -> datetime:
    """Return when this month began in Paris."""
    return timezone.localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


class SolicitationQuerySet(models.QuerySet["Solicitation"]):
    """Which solicitations."""

    def this_month(self, now: datetime) -> Self:
        """Those since the first of the month in Paris: the cap begins anew with it."""
        return self.filter(at__gte=first_of_month(now))


class Solicitation(models.Model):
    """A volunteer was asked directly: it counts for what they accept in a month."""

    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="solicitations", verbose_name=_("volunteer"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    kind = models.CharField(_("kind"), max_length=10, choices=SolicitationKind.choices)
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = SolicitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("solicitation")
        verbose_name_plural = _("solicitations")
        ordering = ["-at"]
        indexes = [models.Index(fields=["volunteer", "at"], name="directory_solicited")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} #{self.pk}"


class ContactReveal(models.Model):
    """Somebody asked to see a telephone number, and saw it."""

    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="reveals", verbose_name=_("volunteer"))
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("seen by")
    )
    establishment = models.ForeignKey(
        Establishment, models.SET_NULL, null=True, related_name="+", verbose_name=_("establishment")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("number shown")
        verbose_name_plural = _("numbers shown")
        ordering = ["-at"]
        indexes = [models.Index(F("at").desc(), name="directory_revealed")]

    def __str__(self) -> str:
        return f"#{self.pk}"
