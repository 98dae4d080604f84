"""Going on in a closed thread: whoever may write asks with a reason, whoever asked or a moderator opens it again."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.suspensions import may_write

from ..models import Reopening, Thread
from ..speakers import speaker_for
from ..writing.saving import plain
from . import telling
from .models import LONGEST_WHY


class ReopeningRefusedError(Exception):
    """Raised with the sentence that tells why somebody can't ask."""


@transaction.atomic
def ask(thread: Thread, *, by: User, why: str) -> Reopening:
    """Ask to go on; asked twice before the answer it is one wish. Raises `ReopeningRefusedError`."""
    why = " ".join(plain(why).split())[:LONGEST_WHY]
    if thread.is_open:
        raise ReopeningRefusedError(_("This thread is open: you can answer."))
    if not may_write(by) or speaker_for(thread, by) is None:
        raise ReopeningRefusedError(_("Only people who may write here can ask for that."))
    if not why:
        raise ReopeningRefusedError(_("Say in a sentence what is still to be said."))
    wish, is_new = Reopening.objects.get_or_create(thread=thread, user=by, answered_at=None, defaults={"why": why})
    if is_new:
        telling.tell_of_wish(wish)
    return wish


@transaction.atomic
def reopen(thread: Thread, *, by: User) -> None:
    """Open a thread that its solution had closed, for as long again; whoever asked is told."""
    thread.reopened_at = timezone.now()
    thread.save(update_fields=["reopened_at"])
    waiting = Reopening.objects.select_for_update(of=("self",)).filter(thread=thread, answered_at=None)
    wishes: Iterable[Reopening] = list(waiting.select_related("user"))
    waiting.update(answered_at=timezone.now())
    telling.tell_reopened(thread, [wish.user for wish in wishes if wish.user and wish.user_id != by.pk])
