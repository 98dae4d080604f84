"""What somebody shows moderators of a private conversation: the messages they tick, and nothing else of it."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from directory.models import Conversation, Message


class ShownConversation(models.Model):
    """A conversation as one of its two people flagged it. One a person and conversation; a later flag may show more."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="shown", verbose_name=_("conversation"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by"))
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("about")
    )
    messages = models.ManyToManyField(Message, related_name="+", verbose_name=_("messages"))
    at = models.DateTimeField(_("shown at"), default=timezone.now)

    class Meta:
        verbose_name = _("shown conversation")
        verbose_name_plural = _("shown conversations")
        constraints = [models.UniqueConstraint(fields=["conversation", "by"], name="community_shown_once")]

    def __str__(self) -> str:
        return f"#{self.pk}"


def may_be_shown(conversation: Conversation, by: User) -> models.QuerySet[Message]:
    """Return what somebody may show of a conversation: what the other wrote."""
    return Message.objects.filter(conversation=conversation).exclude(author=by).exclude(author=None)


@transaction.atomic
def show(conversation: Conversation, messages: Iterable[Message], *, by: User) -> ShownConversation:
    """Let moderators read these messages."""
    other = {"about": conversation.other(by)}
    shown, _is_new = ShownConversation.objects.get_or_create(conversation=conversation, by=by, defaults=other)
    shown.messages.add(*messages)
    return shown
