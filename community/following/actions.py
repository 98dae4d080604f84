"""Following, stopping, and how often: what people choose, and what follows from what they do."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.notices.choices import Frequency
from directory.models import Membership
from portal import kept_inserts

from ..models import Post, Thread
from .choices import Cause
from .models import Follow


@transaction.atomic
def follow(thread: Thread, *, by: User, frequency: Frequency | str = "") -> Follow:
    """Have somebody hear of what is said in a thread, as often as they say; asked again, it changes how often."""
    chosen = {"frequency": frequency, "stopped_at": None}
    follows, _created = Follow.objects.update_or_create(
        thread=thread, user=by, defaults=chosen, create_defaults={**chosen, "cause": Cause.CHOSEN}
    )
    if follows.cause == Cause.MEMBER:
        # A choice of their own, which leaving the establishment doesn't take back.
        Follow.objects.filter(pk=follows.pk).update(cause=Cause.CHOSEN)
    return follows


def stop(thread_pk: int, *, by: int) -> None:
    """Have somebody hear no more of a thread; nothing but they makes them follow it again. Unknown keys do nothing."""
    if Thread.objects.filter(pk=thread_pk).exists() and User.objects.filter(pk=by).exists():
        now = timezone.now()
        Follow.objects.update_or_create(
            thread_id=thread_pk, user_id=by, defaults={"stopped_at": now}, create_defaults=_stopped(now)
        )


def _stopped(now: object) -> dict[str, object]:
    return {"stopped_at": now, "cause": Cause.CHOSEN}


def begin(thread: Thread, people: Iterable[int], cause: Cause) -> None:
    """Have people follow who never did; whoever stopped stays away."""
    rows = [Follow(thread=thread, user_id=person, cause=cause) for person in people]
    kept_inserts.insert(rows, ignore_conflicts=True)


def begin_with_request(thread: Thread) -> None:
    """Have the asker and the establishment's confirmed members follow the thread of their request."""
    page = thread.help_request
    if page is None:
        return
    if page.owner_id:
        begin(thread, [page.owner_id], Cause.ASKER)
    if page.establishment_id:
        members = Membership.objects.confirmed().filter(establishment=page.establishment_id)
        begin(thread, members.values_list("user_id", flat=True), Cause.MEMBER)


def begin_with_post(post: Post) -> None:
    """Have whoever wrote follow what is answered."""
    if post.author_id:
        begin(post.thread, [post.author_id], Cause.REPLIED)
