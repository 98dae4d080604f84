"""Telling those who follow: by the worker, once for each person and post, whatever happens meanwhile."""

from collections import defaultdict
from collections.abc import Sequence

from accounts.models import Notification
from accounts.notices import inbox
from accounts.notices.telling import Notice, tell_many
from portal.work import outbox
from portal.work.models import OutboxRow

from ..models import Post, Thread
from . import actions, audience, places, words
from .kinds import kind_for

TOPIC = "post"
# People told in one transaction: short enough that no page waits for it.
PEOPLE_AT_ONCE = 50


def announce(post: Post) -> None:
    """Have the worker tell those who follow, with the change that lets the post be read."""
    outbox.put(TOPIC, pk=post.pk)


def tell(rows: Sequence[OutboxRow]) -> None:
    """Consume the topic `post`."""
    for row in rows:
        post = Post.objects.visible().select_related("thread__help_request", "author", "establishment")
        if found := post.filter(pk=row.payload["pk"]).first():
            tell_of(found)


def tell_of(post: Post) -> None:
    """Tell everybody who wants to hear of a post that can be read; whoever was told isn't told again."""
    thread = post.thread
    if not places.is_readable(thread):
        return
    actions.begin_with_request(thread)
    told = audience.listeners(post)
    voices = audience.may_answer(thread, [one.user.pk for one in told]) if thread.is_open else set()
    for start in range(0, len(told), PEOPLE_AT_ONCE):
        by_kind: dict[str, list[Notice]] = defaultdict(list)
        for one in told[start : start + PEOPLE_AT_ONCE]:
            kind = kind_for(one.cause, is_mentioned=one.is_mentioned)
            by_kind[kind].append(words.notice(post, one, may_answer=one.user.pk in voices))
        for kind, notices in by_kind.items():
            tell_many(kind, notices)


def forget(post: Post) -> None:
    """Take back what was told of a post that must be read no more; to be called with what hides it."""
    inbox.forget(Notification.objects.filter(key=words.key_of(post.pk), group=places.group_of(post.thread_id)))


def forget_thread(thread: Thread) -> None:
    """Take back what was told of a thread that must be read no more."""
    inbox.forget(Notification.objects.filter(group=places.group_of(thread.pk)))
