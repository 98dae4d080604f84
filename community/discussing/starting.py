"""Starting a general discussion: a thread with its first post, held or published by the rules of every post."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from directory.models import Theme
from portal.rate_limits import Limit

from ..actions import CautionError, ReplyRefusedError, reply
from ..guarding import pace
from ..models import Post, Thread
from ..speakers import may_start
from ..writing import caution

# More than anybody has to ask, by the page or by a program; fewer than make a list unreadable.
STARTED = Limit("discussions", times=5, seconds=3600)


@transaction.atomic
def start_discussion(*, by: User, theme: Theme, title: str, body: str, keeps: Collection[str] = ()) -> Post:
    """Open a thread about a theme with what somebody asks or tells; sent twice within a minute it is one.

    Raises `ReplyRefusedError` when nobody speaks through this person, or while they are suspended, and `CautionError`
    for what its author has to be asked about first: `keeps` are the digests of what was asked about.
    """
    # The person's row is the lock: of two clicks at once, the second sees what the first wrote.
    User.objects.select_for_update().get(pk=by.pk)
    if by.is_suspended or not may_start(by):
        raise ReplyRefusedError(closed=False, suspended=by.is_suspended)
    if findings := caution.unasked(f"{title}\n{body}", keeps=keeps):
        raise CautionError(findings)
    if twin := _twin(by, title, body):
        return twin
    thread = Thread.objects.create(theme=theme, title=title, author=by)
    return reply(thread, by=by, body=body, keeps=keeps, title=title)


def _twin(by: User, title: str, body: str) -> Post | None:
    """Return the first post of the same discussion, started a moment ago."""
    since = timezone.now() - pace.DOUBLE_SUBMIT
    same = Post.objects.filter(author=by, body=body, thread__author=by, thread__title=title)
    return same.filter(thread__created_at__gte=since).order_by("pk").first()
