"""A thread that takes no more posts: why, and how one goes on all the same."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from accounts.models import User

from ..models import Reopening, Thread
from .settling import has_settled


@dataclass(frozen=True)
class Closing:
    """What a closed thread says to one reader: that its answer stands, who asks to go on, what they may do."""

    is_settled: bool = False
    reopen_url: str = ""
    ask_url: str = ""
    has_asked: bool = False
    wishes: tuple[str, ...] = ()


def closing_of(thread: Thread, reader: User | AnonymousUser, *, decides: bool, writes: bool) -> Closing:
    """Return what is said to a reader who `writes` at all; `decides` is whether they may open it again themselves."""
    settled = has_settled(thread)
    is_over = bool(thread.help_request and not thread.help_request.is_taking_answers)
    if not writes:
        return Closing(settled)
    waiting = Reopening.objects.filter(thread=thread, answered_at=None)
    if decides:
        reopen_url = "" if is_over else reverse("reopen_thread", args=[thread.pk])
        return Closing(settled, reopen_url, wishes=tuple(waiting.values_list("why", flat=True)))
    has_asked = waiting.filter(user=reader.pk).exists()
    return Closing(settled, ask_url=reverse("ask_to_reopen", args=[thread.pk]), has_asked=has_asked)
