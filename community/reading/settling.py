"""When a solved thread takes no more posts: some weeks after its solution, unless it was opened again since."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from ..models import Thread


def closes_at(thread: "Thread") -> datetime | None:
    """Return when a thread closes, or closed, by itself; None while nothing in it solved anything."""
    if thread.solution_id is None or thread.solution_at is None:
        return None
    since = max(filter(None, (thread.solution_at, thread.reopened_at)))
    return since + timedelta(days=settings.SOLVED_THREADS_CLOSE_AFTER)


def has_settled(thread: "Thread") -> bool:
    """Whether it has been solved for so long that it is closed: who has a new question asks to open it again."""
    closes = closes_at(thread)
    return closes is not None and closes <= timezone.now()
