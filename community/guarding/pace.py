"""How fast one writes: by the minute everywhere, and as slowly as moderators ask in a thread that runs hot."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User

from ..choices import Voice
from ..models import Post, Thread

# Counted from the messages themselves, whatever door they came by: page, API or mail.
MOST_A_MINUTE = 10
MINUTE = timedelta(minutes=1)


def too_fast(thread: Thread, *, by: User, voice: Voice) -> str:
    """Return why somebody has to wait before they write here, in words for them; empty when they needn't."""
    now = timezone.now()
    if Post.objects.filter(author=by, at__gt=now - MINUTE).count() >= MOST_A_MINUTE:
        return _("You write very fast: wait a minute and send it again. Here it is, nothing is lost.")
    return _slowed(thread, by, now) if thread.slow_seconds and voice != Voice.TEAM else ""


def _slowed(thread: Thread, by: User, now: datetime) -> str:
    last = thread.posts.filter(author=by).order_by("-at").values_list("at", flat=True).first()
    left = last + timedelta(seconds=thread.slow_seconds) - now if last else timedelta(0)
    if left <= timedelta(0):
        return ""
    minutes = int(left / MINUTE) + 1
    words = ngettext(
        "The moderators have slowed this discussion down: you can write again in %(number)d minute. "
        "Here is your message, nothing is lost.",
        "The moderators have slowed this discussion down: you can write again in %(number)d minutes. "
        "Here is your message, nothing is lost.",
        minutes,
    )
    return words % {"number": minutes}
