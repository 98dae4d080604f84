"""How many found a post useful, and whether I did: one query for a page of posts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import Count, Q

from accounts.models import User
from accounts.suspensions import may_write
from portal.page_cache.parts import kept_part

from ..models import Post, Thread, Useful
from .pages import PageOfPosts


class VoteRefusedError(Exception):
    """Raised when somebody may not vote: on what they wrote themselves, or while they are suspended."""


@dataclass(frozen=True)
class Votes:
    """The votes on a post, as one reader sees them."""

    number: int = 0
    is_mine: bool = False


def votes_on(posts: Iterable[Post], reader: User | AnonymousUser) -> Mapping[int, Votes]:
    """Return the votes on those posts that have some."""
    mine = Count("pk", filter=Q(user=reader.pk or 0))
    counted = Useful.objects.filter(post__in=[post.pk for post in posts]).values_list("post").order_by()
    return {pk: Votes(number, bool(own)) for pk, number, own in counted.annotate(number=Count("pk"), own=mine)}


def votes_kept(thread: Thread, page: PageOfPosts, own: Collection[int]) -> Mapping[int, Votes]:
    """Return the votes on a page of a thread, counted until anything public changes; `own` are the reader's."""
    counted = kept_part(("votes", thread.pk, page.number), lambda: votes_on(page.posts, AnonymousUser()))
    return {pk: Votes(votes.number, pk in own) for pk, votes in counted.items()}


@transaction.atomic
def vote(post: Post, *, by: User, is_useful: bool) -> None:
    """Say that a post was useful, or take it back; said twice it counts once. Raises `VoteRefusedError`."""
    if post.author_id == by.pk or not may_write(by):
        raise VoteRefusedError
    if is_useful:
        Useful.objects.get_or_create(post=post, user=by)
    else:
        Useful.objects.filter(post=post, user=by).delete()
