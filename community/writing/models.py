"""What writing leaves beside a post: its draft, its files, whom it names, how it stood before."""

from datetime import timedelta
from pathlib import PurePath
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_BODY = 8000
LONGEST_NAME = 120
# What was withdrawn waits as long for its author to think again.
BACK_WITHIN = timedelta(days=30)
# A folder that no web server hands out: `portal/media.py`.
FOLDER = "documents/discussions"


class PostDraft(models.Model):
    """What somebody has begun to write in a thread: one each, on all their devices. Nobody else ever reads it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="post_drafts", verbose_name=_("person")
    )
    thread = models.ForeignKey("community.Thread", models.CASCADE, related_name="drafts", verbose_name=_("thread"))
    body = models.TextField(_("message"), max_length=LONGEST_BODY, blank=True)
    saved_at = models.DateTimeField(_("saved at"), default=timezone.now)

    class Meta:
        verbose_name = _("draft of a message")
        verbose_name_plural = _("drafts of messages")
        constraints = [models.UniqueConstraint(fields=["user", "thread"], name="community_draft_once")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class PostRevision(models.Model):
    """How a post stood before it was edited, or withdrawn: `is_last` is what comes back when that is undone.

    Everybody who reads the post reads its earlier versions, but for one its author has emptied (`emptied_at`) and for
    all of them while the post is withdrawn or hidden.
    """

    post = models.ForeignKey("community.Post", models.CASCADE, related_name="revisions", verbose_name=_("message"))
    body = models.TextField(_("message"), max_length=LONGEST_BODY, blank=True)
    written_at = models.DateTimeField(_("written at"))
    replaced_at = models.DateTimeField(_("replaced at"), default=timezone.now)
    is_last = models.BooleanField(_("withdrawn with its message"), default=False)
    emptied_at = models.DateTimeField(_("emptied at"), null=True, blank=True)

    class Meta:
        verbose_name = _("earlier version of a message")
        verbose_name_plural = _("earlier versions of messages")
        ordering = ["replaced_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["post"], condition=Q(is_last=True), name="community_withdrawn_once")
        ]

    def __str__(self) -> str:
        return f"#{self.post_id} {self.written_at:%Y-%m-%d}"


class PostMention(models.Model):
    """Whom a post names: `word` is what stands after @ in its text."""

    post = models.ForeignKey("community.Post", models.CASCADE, related_name="mentions", verbose_name=_("message"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mentions", verbose_name=_("person")
    )
    word = models.CharField(_("word"), max_length=255)
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="community_mention_once")]

    def __str__(self) -> str:
        return f"@{self.word}"


def private_name(attachment: "Attachment", name: str) -> str:
    """Return where a file is kept: a name that tells nothing and can't be guessed, whatever it was called."""
    return f"{FOLDER}/{uuid4().hex}{PurePath(name).suffix.lower()}"


class Attachment(models.Model):
    """A file joined to a post, checked and read through our own view only; without a post, to somebody's draft."""

    thread = models.ForeignKey("community.Thread", models.CASCADE, related_name="attachments", verbose_name=_("thread"))
    post = models.ForeignKey(
        "community.Post", models.CASCADE, null=True, blank=True, related_name="attachments", verbose_name=_("message")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="attachments", verbose_name=_("author")
    )
    file = models.FileField(_("file"), upload_to=private_name)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    size = models.PositiveIntegerField(_("size in bytes"))
    created_at = models.DateTimeField(_("sent at"), default=timezone.now)

    class Meta:
        verbose_name = _("file of a message")
        verbose_name_plural = _("files of messages")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def kind(self) -> str:
        """What it is, by the ending it was given once it was checked."""
        return PurePath(str(self.file.name)).suffix.lstrip(".")

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture we wrote again ourselves, and so may be shown in the page."""
        return self.kind == "jpg"
