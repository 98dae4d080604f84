"""How many found a post useful, and whether I did: one query for a page of posts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import Count, Q

from accounts.models import User
from accounts.suspensions import may_write

from ..models import Post, Useful


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


@transaction.atomic
def vote(post: Post, *, by: User, is_useful: bool) -> None:
    """Say that a post was useful, or take it back; said twice it counts once. Raises `VoteRefusedError`."""
    if post.author_id == by.pk or not may_write(by):
        raise VoteRefusedError
    if is_useful:
        Useful.objects.get_or_create(post=post, user=by)
    else:
        Useful.objects.filter(post=post, user=by).delete()
