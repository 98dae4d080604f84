"""What moderators do with a whole thread: lock it, slow it down, let it go on; written down like every decision."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User

from ..models import Decision, Thread
from ..moderation.choices import Kind, Verdict
from ..moderation.deciding import already, check, record
from ..moderation.targets import Target, find


@transaction.atomic
def keep(thread: Thread, *, by: User, locked: bool, slow_seconds: int, comment: str = "") -> list[Decision]:
    """Lock or slow down a thread, or let it go on; return what was decided: nothing when nothing changes.

    Raises `RefusedError` for somebody who doesn't moderate here.
    """
    thread = Thread.objects.select_for_update().get(pk=thread.pk)
    target = _target_of(thread)
    check(target, by)
    verdicts = []
    if locked != (thread.locked_at is not None):
        verdicts.append(Verdict.LOCKED if locked else Verdict.UNLOCKED)
    if slow_seconds != thread.slow_seconds:
        verdicts.append(Verdict.SLOWED if slow_seconds else Verdict.UNSLOWED)
    locked_at = (thread.locked_at or timezone.now()) if locked else None
    Thread.objects.filter(pk=thread.pk).update(locked_at=locked_at, slow_seconds=slow_seconds)
    return [record(target, verdict, told=False, by=by, comment=comment) for verdict in verdicts]


def _target_of(thread: Thread) -> Target:
    target = find(Kind.THREAD, thread.pk)
    if target is None:
        raise already(Kind.THREAD, thread.pk)
    return target
