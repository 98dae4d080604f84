"""A long thread is read fifty posts at a time; each post's address leads to the page it stands on."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from portal.page_cache.parts import kept_part
from portal.questions import Gap, Row, ask, gaps

from ..addresses import thread_url
from ..models import Post, Thread

PER_PAGE = 50


@dataclass(frozen=True)
class PageOfPosts:
    """Some posts of a thread with their place in it: `number` of `last` pages, `total` posts in all."""

    posts: list[Post]
    number: int
    last: int
    total: int

    @property
    def is_last(self) -> bool:
        """Whether what is said next will stand here."""
        return self.number == self.last


def page_of_posts(thread: Thread, number: int) -> PageOfPosts:
    """Return a page of what everybody may read, the first and the last for a number beyond them."""
    return kept_part(("posts", thread.pk, number), lambda: _read(thread, number))


def _read(thread: Thread, number: int) -> PageOfPosts:
    readable = thread.posts.for_reading()
    if number <= 1:
        # One post more than a page shows tells whether there is another page: most threads need no counting.
        posts = list(readable[: PER_PAGE + 1])
        total = len(posts) if len(posts) <= PER_PAGE else readable.count()
        return PageOfPosts(posts[:PER_PAGE], 1, max(1, -(-total // PER_PAGE)), total)
    total = readable.count()
    last = max(1, -(-total // PER_PAGE))
    number = min(max(1, number), last)
    start = (number - 1) * PER_PAGE
    return PageOfPosts(list(readable[start : start + PER_PAGE]), number, last, total)


def post_url(post: Post) -> str:
    """Return where a post stands now: its page of its thread; the first page needs no number."""
    before = _number_before(post) if post.stands_after is None else post.stands_after
    return f"{thread_url(post.thread)}{page_parameter(before // PER_PAGE + 1)}#message-{post.pk}"


def _number_before(post: Post) -> int:
    given = {"thread": post.thread_id, "at": post.at, "post": post.pk}
    return sum(number for (number,) in ask("posts before", lambda: _before(**gaps(given)), given))


def _before(thread: Gap, at: Gap, post: Gap) -> QuerySet[Post, Row]:
    """Return how many posts stand before one, as one row; none when it is the first."""
    before = Post.objects.standing().filter(Q(at__lt=at) | Q(at=at, pk__lt=post), thread=thread).order_by()
    return before.values("thread").annotate(number=Count("pk")).values_list("number")


def page_parameter(number: int) -> str:
    """Return what an address says of the page."""
    return f"?page={number}" if number > 1 else ""


def page_number(given: str | None) -> int:
    """Read the number of an address; what is none is the first page."""
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 6 else 1
