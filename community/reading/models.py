"""What reading leaves behind: how far somebody read, what helped them, and who asked to go on."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Why a thread should be opened again: a sentence or two.
LONGEST_WHY = 500


class ThreadVisit(models.Model):
    """How far somebody has read in a thread. Nobody but themselves ever sees it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="thread_visits", verbose_name=_("person")
    )
    thread = models.ForeignKey("community.Thread", models.CASCADE, related_name="visits", verbose_name=_("thread"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    # The moment of the latest post that was on a page they opened: whatever is later is unread.
    read_until = models.DateTimeField(_("read until"))
    # Where "new since my last visit" begins: kept while one visit lasts, so that it survives a reload.
    new_from = models.DateTimeField(_("new from"))

    class Meta:
        verbose_name = _("visit of a thread")
        verbose_name_plural = _("visits of threads")
        constraints = [models.UniqueConstraint(fields=["user", "thread"], name="community_visit_once")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Useful(models.Model):
    """Somebody found a post useful. How many did is public, who did is not."""

    post = models.ForeignKey("community.Post", models.CASCADE, related_name="useful", verbose_name=_("post"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="useful_posts", verbose_name=_("person")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("useful vote")
        verbose_name_plural = _("useful votes")
        constraints = [models.UniqueConstraint(fields=["post", "user"], name="community_useful_once")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Reopening(models.Model):
    """Somebody asks to go on in a thread that is closed; whoever it belongs to, or a moderator, opens it again."""

    thread = models.ForeignKey("community.Thread", models.CASCADE, related_name="reopenings", verbose_name=_("thread"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="asked_reopenings",
        verbose_name=_("person"),
    )
    why = models.CharField(_("why"), max_length=LONGEST_WHY)
    at = models.DateTimeField(_("at"), default=timezone.now)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("wish to open a thread again")
        verbose_name_plural = _("wishes to open threads again")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["thread", "user"],
                condition=models.Q(answered_at=None),
                name="community_reopening_once",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
