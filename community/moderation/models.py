"""Flags, decisions, appeals, sanctions, and which regions a moderator sees. Things are named by kind and key."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from directory.models import Region

from .choices import AppealState, FlagState, Kind, Reason, SanctionLevel, Verdict

LONGEST_TEXT = 2000


class RegionalQuerySet(models.QuerySet[Any]):
    """Rows about something in a region, or in none."""

    def for_moderator(self, user: Any) -> Self:
        """What this person may see: their regions and what has none; nothing at all for those who don't moderate."""
        from .remits import within

        return self.filter(within(user))

    def about(self, kind: str, object_id: int) -> Self:
        """Rows about one thing."""
        return self.filter(kind=kind, object_id=object_id)


class Decision(models.Model):
    """Who decided what about which thing, when and why. Written once: a change of mind is another decision."""

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    object_id = models.PositiveBigIntegerField(_("number"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("author")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("decided by")
    )
    at = models.DateTimeField(_("decided at"), default=timezone.now)
    verdict = models.CharField(_("decision"), max_length=20, choices=Verdict.choices)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason.choices, blank=True)
    comment = models.TextField(_("comment"), max_length=LONGEST_TEXT, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+", verbose_name=_("region"))
    # The state of Wagtail's task that was decided, and the revision it was about or that was online before.
    task_state = models.PositiveBigIntegerField(null=True, unique=True)
    revision = models.PositiveBigIntegerField(null=True)
    # Decisions taken by one click share it, and are undone by one.
    batch = models.UUIDField(default=uuid.uuid4, db_index=True)
    undoes = models.OneToOneField("self", models.SET_NULL, null=True, related_name="undone_by")

    objects = RegionalQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["kind", "object_id"], name="community_decision_about"),
            models.Index(fields=["author", "verdict"], name="community_decision_author"),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} ({self.get_kind_display()} {self.object_id})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write once; raises `TypeError` for a row that stands already."""
        if self.pk and not self._state.adding:
            raise TypeError("A decision is never rewritten.")
        super().save(*args, **kwargs)

    @property
    def is_appealable(self) -> bool:
        """Whether its author may still ask for a second look."""
        return self.verdict in Verdict.appealable() and not hasattr(self, "appeal")


class Flag(models.Model):
    """Somebody says that something should not stand there. One a person and thing, while it waits."""

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    object_id = models.PositiveBigIntegerField(_("number"))
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("region")
    )
    reason = models.CharField(_("reason"), max_length=20, choices=Reason.choices)
    text = models.TextField(_("what is wrong"), max_length=LONGEST_TEXT, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="flags", verbose_name=_("by")
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=5, default="fr")
    # A keyed fingerprint of who flags, emptied with the decision: it only tells the same person's second flag.
    sender = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(_("flagged at"), default=timezone.now)
    state = models.CharField(_("state"), max_length=10, choices=FlagState.choices, default=FlagState.OPEN)
    decision = models.ForeignKey(
        Decision, models.SET_NULL, null=True, blank=True, related_name="flags", verbose_name=_("decision")
    )

    objects = RegionalQuerySet.as_manager()

    class Meta:
        verbose_name = _("flag")
        verbose_name_plural = _("flags")
        ordering = ["-at", "-pk"]
        permissions = [("moderate", "Can decide in the moderation queue")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "sender"],
                condition=Q(state="open") & ~Q(sender=""),
                name="community_one_open_flag_each",
            )
        ]
        indexes = [models.Index(fields=["state", "kind", "object_id"], name="community_flag_about")]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} ({self.get_kind_display()} {self.object_id})"


class Appeal(models.Model):
    """An author asks somebody else to look at a decision again; once."""

    decision = models.OneToOneField(
        Decision, models.CASCADE, related_name="appeal", verbose_name=_("decision appealed against")
    )
    text = models.TextField(_("why"), max_length=LONGEST_TEXT)
    at = models.DateTimeField(_("appealed at"), default=timezone.now)
    state = models.CharField(_("state"), max_length=10, choices=AppealState.choices, default=AppealState.OPEN)
    outcome = models.OneToOneField(
        Decision, models.SET_NULL, null=True, blank=True, related_name="answered_appeal", verbose_name=_("outcome")
    )

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} #{self.pk}"


class Sanction(models.Model):
    """What a decision did to a person: a warning, or a time without writing (`accounts.Suspension`)."""

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="sanction", verbose_name=_("decision"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="sanctions", verbose_name=_("person")
    )
    level = models.CharField(_("level"), max_length=10, choices=SanctionLevel.choices)
    suspension = models.OneToOneField(
        "accounts.Suspension", models.SET_NULL, null=True, blank=True, related_name="sanction",
        verbose_name=_("suspension"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("sanction")
        verbose_name_plural = _("sanctions")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_level_display()} #{self.pk}"


class Remit(models.Model):
    """The regions a moderator decides on; whoever has none decides everywhere."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="remit",
        verbose_name=_("moderator"),
        limit_choices_to={"groups__name": Role.MODERATOR.value},
    )
    regions = models.ManyToManyField(Region, related_name="+", verbose_name=_("regions"))

    class Meta:
        verbose_name = _("remit of a moderator")
        verbose_name_plural = _("remits of moderators")
        ordering = ["user__last_name", "user__first_name"]

    def __str__(self) -> str:
        return str(self.user)


class Opening(models.Model):
    """Who opened what in the queue, once a day and thing: reading somebody's draft leaves a trace."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("opened by")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    object_id = models.PositiveBigIntegerField(_("number"))
    day = models.DateField(_("day"), default=timezone.localdate)
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+", verbose_name=_("region"))

    objects = RegionalQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["by", "kind", "object_id", "day"], name="community_one_opening_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.object_id}"
