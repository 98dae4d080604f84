"""How fast one writes: by the minute everywhere, and as slowly as moderators ask in a thread that runs hot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from portal.questions import Gap, Row, ask, gaps

from ..choices import Voice
from ..models import Post, Thread

# Faster than anybody types something that helps. Counted from the messages themselves, whatever door they came by:
# page, API or mail.
MOST_A_MINUTE = 6
MINUTE = timedelta(minutes=1)
# Longer than the key of any form.
NO_KEY = "-" * 40


@dataclass(frozen=True)
class Wait:
    """Why somebody has to wait before they write, in words for them, and for how many seconds."""

    why: str
    seconds: int


@dataclass(frozen=True)
class Said:
    """A message of somebody's that counts for what they say next."""

    pk: int
    thread: int
    at: datetime
    body: str
    key: str | None


def lately(by: User, *, key: str = "") -> list[Said]:
    """Return what somebody has written within the minute, and what came from the same form, the latest first."""
    given = {"by": by.pk, "since": timezone.now() - MINUTE, "key": key or NO_KEY}
    return [Said(*row) for row in ask("said lately", lambda: _lately(**gaps(given)), given)]


def _lately(by: Gap, since: Gap, key: Gap) -> QuerySet[Post, Row]:
    said = Post.objects.filter(Q(at__gt=since) | Q(key=key), author=by).order_by("-at")
    return said.values_list("pk", "thread", "at", "body", "key")


def too_fast(thread: Thread, *, by: User, voice: Voice, said: Sequence[Said]) -> Wait | None:
    """Return what somebody who `said` that lately has to wait for before they write here; None when they needn't."""
    now = timezone.now()
    within = [one.at for one in said if one.at > now - MINUTE]
    if len(within) >= MOST_A_MINUTE:
        words = _("You write very fast: wait a minute and send it again. Here it is, nothing is lost.")
        return Wait(words, _seconds(within[MOST_A_MINUTE - 1] + MINUTE - now))
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
