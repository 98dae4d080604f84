"""Where a thread is followed, what its notices are known by, and whether everybody may read it."""

from django.urls import reverse

from ..addresses import thread_url
from ..models import Thread
from ..reading.access import readable_threads


def follow_url(thread: Thread) -> str:
    """Return the place in a thread's page where one follows it."""
    return f"{thread_url(thread)}#suivre"


def list_url() -> str:
    """Return the address of what I follow."""
    return reverse("followed_threads")


def group_of(thread_pk: int) -> str:
    """Return the group of all notices about a thread."""
    return f"thread-{thread_pk}"


def is_readable(thread: Thread) -> bool:
    """Whether everybody may read the thread."""
    return readable_threads().filter(pk=thread.pk).exists()
