"""How fast one writes: by the minute everywhere, and as slowly as moderators ask in a thread that runs hot."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from portal.questions import Gap

from ..choices import Voice
from ..models import Post, Thread

# Faster than anybody types something that helps. Counted from the messages themselves, whatever door they came by:
# page, API or mail.
MOST_A_MINUTE = 6
MINUTE = timedelta(minutes=1)
# The same words by the same person within this time are one click too many.
DOUBLE_SUBMIT = timedelta(minutes=1)


@dataclass(frozen=True)
class Wait:
    """Why somebody has to wait before they write, in words for them, and for how many seconds."""

    why: str
    seconds: int


def full_since(by: Gap, since: Gap) -> Subquery:
    """Return when somebody wrote the oldest of as many messages as a minute takes; nothing while there are fewer."""
    said = Post.objects.filter(author=by, at__gt=since).order_by("-at")
    return Subquery(said.values("at")[MOST_A_MINUTE - 1 : MOST_A_MINUTE])


def twin(thread: Gap, by: Gap, *, since: Gap, body: Gap, key: Gap) -> Coalesce:
    """Return the message that this one is once more: sent twice by one form, or the same words a moment ago."""
    theirs = Post.objects.filter(thread=thread, author=by).order_by("-at").values("pk")
    return Coalesce(Subquery(theirs.filter(key=key)[:1]), Subquery(theirs.filter(body=body, at__gte=since)[:1]))


def too_fast(thread: Thread, *, by: User, voice: Voice, full_since: datetime | None) -> Wait | None:
    """Return what somebody has to wait for before they write here; None when they needn't."""
    now = timezone.now()
    if full_since:
        words = _("You write very fast: wait a minute and send it again. Here it is, nothing is lost.")
        return Wait(words, _seconds(full_since + MINUTE - now))
    return _slowed(thread, by, now) if thread.slow_seconds and voice != Voice.TEAM else None


def _seconds(left: timedelta) -> int:
    return int(left.total_seconds()) + 1


def _slowed(thread: Thread, by: User, now: datetime) -> Wait | None:
    last = thread.posts.filter(author=by).order_by("-at").values_list("at", flat=True).first()
    left = last + timedelta(seconds=thread.slow_seconds) - now if last else timedelta(0)
    if left <= timedelta(0):
        return None
    minutes = int(left / MINUTE) + 1
    words = ngettext(
        "The moderators have slowed this discussion down: you can write again in %(number)d minute. "
        "Here is your message, nothing is lost.",
        "The moderators have slowed this discussion down: you can write again in %(number)d minutes. "
        "Here is your message, nothing is lost.",
        minutes,
    )
    return Wait(words % {"number": minutes}, _seconds(left))
