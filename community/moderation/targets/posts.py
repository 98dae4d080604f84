"""Messages in the threads: hidden and shown by the discussion's own actions."""

from collections.abc import Iterable, Sequence

from django.utils.text import Truncator

from accounts.models import User

from ...addresses import permalink
from ..choices import Kind
from .base import Target, TargetKind


class Posts(TargetKind):
    """Posts of requests' threads, in the region of the establishment that asks."""

    kind = Kind.POST

    def load(self, pks: Sequence[int]) -> Iterable[Target]:
        from community.models import Post

        threads = ("author", "establishment", "thread__help_request__establishment", "thread__theme")
        posts = Post.objects.filter(pk__in=pks).select_related(*threads).prefetch_related("revisions")
        for post in posts:
            page = post.thread.help_request
            establishment = page.establishment if page else None
            yield Target(
                kind=Kind.POST,
                pk=post.pk,
                thing=post,
                title=Truncator(post.last_words).words(12),
                url=permalink(post.pk),
                author=post.author,
                region=establishment.region_id if establishment else None,
                is_public=post.is_visible and (page is None or page.live),
                is_hidden=post.hidden_at is not None,
                is_held=post.held_at is not None,
            )

    def hide(self, target: Target, *, by: User) -> int | None:
        from community import actions

        actions.hide_post(target.thing)
        return None

    def show(self, target: Target, *, by: User, revision: int | None) -> None:
        from community import actions

        actions.show_post(target.thing)


POSTS = Posts()
