"""Which threads everybody may read: one rule for pages, permalinks, votes and what is asked for live."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import User
from help_requests.models import HelpRequestPage

from ..models import Post, Thread
from ..speakers import may_accept

RELATED = ("help_request", "theme")


def readable_threads() -> QuerySet[Thread]:
    """Return threads of published requests, and discussions in which something can be read.

    What stands on a page behind a login is behind it too.
    """
    pages = HelpRequestPage.objects.live().public()
    said = Thread.objects.general()
    rule = Q(help_request__in=pages) | Q(pk__in=said.values("pk"))
    return Thread.objects.filter(rule).select_related(*RELATED)


def readable_thread(pk: int) -> Thread:
    """Return one of them; raises `Http404`. Asked for by its number it is cheaper than as one of all."""
    thread = get_object_or_404(Thread.objects.select_related(*RELATED), pk=pk)
    page = thread.help_request
    is_read = thread.posts.visible().exists() if page is None else page.live and not page.get_view_restrictions()
    if not is_read:
        raise Http404
    return thread


def readable_posts() -> QuerySet[Post]:
    """Return the posts that can be read in them."""
    related = (f"thread__{name}" for name in RELATED)
    return Post.objects.visible().filter(thread__in=readable_threads()).select_related("thread", *related)


def to_decide(thread: Thread, user: User | AnonymousUser) -> Thread:
    """Return a thread for people who have a say in it; raises `Http404` for others."""
    if not may_accept(thread, user):
        raise Http404
    return thread
