"""How far somebody has read in a thread, and where "new since my last visit" begins."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.models import User

from ..following.reading import seen
from ..models import Post, Thread, ThreadVisit

# A page opened again within this time is the same visit: what was new stays marked.
ONE_VISIT = timedelta(minutes=30)


def visit_of(thread: Thread, reader: User | AnonymousUser) -> ThreadVisit | None:
    """Return the last visit of a signed-in reader."""
    return ThreadVisit.objects.filter(thread=thread, user=reader).first() if reader.is_authenticated else None


def new_from(visit: ThreadVisit | None, now: datetime | None = None) -> datetime | None:
    """Return the moment after which posts are new to this reader; None on a first visit, when nothing was old."""
    if visit is None:
        return None
    return visit.new_from if _goes_on(visit, now or timezone.now()) else visit.read_until


def new_to(reader: User | AnonymousUser, visit: ThreadVisit | None, posts: Iterable[Post]) -> Post | None:
    """Return the first of these posts that this reader hasn't seen; what they wrote themselves isn't new to them."""
    since = new_from(visit)
    return next((post for post in posts if post.at > since and post.author_id != reader.pk), None) if since else None


def note(thread: Thread, reader: User | AnonymousUser, *, until: datetime, visit: ThreadVisit | None) -> None:
    """Note that somebody read as far as `until`, after their last `visit`; writes only what is new."""
    if not reader.is_authenticated:
        return
    now = timezone.now()
    if visit and _goes_on(visit, now) and visit.read_until >= until:
        return
    read_until = max(until, visit.read_until) if visit else until
    row = ThreadVisit(
        user=reader, thread=thread, at=now, read_until=read_until, new_from=new_from(visit, now) or read_until
    )
    seen(thread.pk, by=reader.pk, until=read_until)
    # Two tabs at once write one row.
    ThreadVisit.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["user", "thread"],
        update_fields=["at", "read_until", "new_from"],
    )


def unread_among(threads: Iterable[Thread], reader: User | AnonymousUser) -> set[int]:
    """Return the keys of those threads in which others wrote since this reader was there; never seen ones are apart."""
    if not reader.is_authenticated:
        return set()
    visits = ThreadVisit.objects.filter(user=reader, thread__in=[thread.pk for thread in threads])
    return set(visits.filter(Exists(_later_than_read(reader))).values_list("thread_id", flat=True))


def _later_than_read(reader: User) -> QuerySet[Post]:
    later = Post.objects.visible().filter(thread=OuterRef("thread"), at__gt=OuterRef("read_until"))
    return later.exclude(author=reader)


def _goes_on(visit: ThreadVisit, now: datetime) -> bool:
    return now - visit.at < ONE_VISIT
