"""Whole discussions: locked and slowed down by `guarding.keeping`; their messages are hidden one by one."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from accounts.models import User

from ..choices import Kind
from .base import Target, TargetKind


class Threads(TargetKind):
    """Threads of requests, in the region of the establishment that asks, and general ones, in none."""

    kind = Kind.THREAD

    def load(self, pks: Sequence[int]) -> Iterable[Target]:
        from community.addresses import thread_url
        from community.models import Thread

        for thread in Thread.objects.filter(pk__in=pks).select_related("help_request__establishment", "theme"):
            page = thread.help_request
            establishment = page.establishment if page else None
            yield Target(
                kind=Kind.THREAD,
                pk=thread.pk,
                thing=thread,
                title=str(thread),
                url=thread_url(thread),
                # Nobody's alone: a moderator who asked or wrote there may keep order as well.
                author=None,
                region=establishment.region_id if establishment else None,
                is_public=False,
            )

    def hide(self, target: Target, *, by: User) -> int | None:
        raise ValueError(_("A discussion isn't hidden as a whole: lock it, or hide its messages."))

    def show(self, target: Target, *, by: User, revision: int | None) -> None:
        raise ValueError(_("A discussion isn't hidden as a whole: lock it, or hide its messages."))


THREADS = Threads()
