"""Where a thread and its posts are read, and what it is called."""

from django.urls import reverse

from .. import addresses
from ..models import Post, Thread


def thread_url(thread: Thread) -> str:
    """Return the address of a thread, in the language in force."""
    return f"{addresses.thread_url(thread)}#fil"


def follow_url(thread: Thread) -> str:
    """Return the place in a thread's page where one follows it."""
    return f"{thread_url(thread).partition('#')[0]}#suivre"


def list_url() -> str:
    """Return the address of what I follow."""
    return reverse("followed_threads")


def post_url(post: Post) -> str:
    """Return the permalink of a post, in the language in force."""
    return addresses.permalink(post.pk)


def group_of(thread_pk: int) -> str:
    """Return the group of all notices about a thread."""
    return f"thread-{thread_pk}"


def is_readable(thread: Thread) -> bool:
    """Whether everybody may read the thread: its request is online, or something can be read in the discussion."""
    return thread.help_request.live if thread.help_request else thread.posts.visible().exists()
