"""Messages in the threads: hidden and shown by the discussion's own actions."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.utils.text import Truncator

from accounts.models import User

from ...addresses import permalink
from ..choices import FlagState, Kind
from ..models import Flag
from .base import Target, TargetKind

if TYPE_CHECKING:
    from community.models import Post


class Posts(TargetKind):
    """Posts of requests' threads, in the region of the establishment that asks."""

    kind = Kind.POST

    def load(self, pks: Sequence[int]) -> Iterable[Target]:
        from community.models import Post

        threads = ("author", "establishment", "thread__help_request__establishment", "thread__theme")
        waiting = Flag.objects.filter(kind=Kind.POST, object_id=OuterRef("pk"), state=FlagState.OPEN)
        posts = Post.objects.filter(pk__in=pks).select_related(*threads).prefetch_related("revisions")
        for post in posts.annotate(is_reported=Exists(waiting.order_by())):
            words = _words(post, is_reported=post.is_reported)
            page = post.thread.help_request
            establishment = page.establishment if page else None
            yield Target(
                kind=Kind.POST,
                pk=post.pk,
                thing=post,
                title=Truncator(words).words(12),
                url=permalink(post.pk),
                author=post.author,
                region=establishment.region_id if establishment else None,
                is_public=post.is_visible and (page is None or page.live),
                is_hidden=post.hidden_at is not None,
                is_held=post.held_at is not None,
                words=words,
            )

    def hide(self, target: Target, *, by: User) -> int | None:
        from community import actions

        actions.hide_post(target.thing)
        return None

    def show(self, target: Target, *, by: User, revision: int | None) -> None:
        from community import actions

        actions.show_post(target.thing)


def _words(post: "Post", *, is_reported: bool) -> str:
    """Return what it says; who takes an insult back once it was reported doesn't take it out of moderators' sight."""
    if post.withdrawn_at is None or not is_reported:
        return post.body
    return next((version.body for version in post.revisions.all() if version.is_last), "")


POSTS = Posts()
