"""The kinds of notice about discussions: each can come as often as its reader wants."""

from django.utils.translation import gettext_lazy as _

from accounts.notices import kinds
from accounts.notices.choices import Frequency
from accounts.notices.kinds import Kind

from .choices import Cause

ANSWER = "answer"
MENTION = "mention"
THREAD = "thread"
TEMPLATE = "community/following/email/post.txt"


def register() -> None:
    """Tell the registry."""
    kinds.register(
        Kind(ANSWER, _("Answers to my requests"), _("When somebody writes under what you asked."), template=TEMPLATE)
    )
    kinds.register(
        Kind(MENTION, _("Messages that mention me"), _("When somebody names you in a discussion."), template=TEMPLATE)
    )
    kinds.register(
        Kind(
            THREAD,
            _("Discussions I follow"),
            _("Those of your establishment, those you wrote in, and those you chose. One line for each discussion."),
            default=Frequency.DAILY,
            template=TEMPLATE,
        )
    )


def kind_for(cause: str, *, is_mentioned: bool) -> str:
    """Return as what somebody hears of a post."""
    if is_mentioned:
        return MENTION
    return ANSWER if cause == Cause.ASKER else THREAD
