"""Where a thread and its posts are read, and what it is called."""

from django.urls import reverse

from help_requests.wording import request_url

from ..models import Post, Thread


def thread_url(thread: Thread) -> str:
    """Return the address of a thread, in the language in force."""
    return f"{request_url(thread.help_request.slug)}#fil" if thread.help_request else ""


def follow_url(thread: Thread) -> str:
    """Return the place in a thread's page where one follows it."""
    return f"{thread_url(thread).partition('#')[0]}#suivre"


def list_url() -> str:
    """Return the address of what I follow."""
    return reverse("followed_threads")


def post_url(post: Post) -> str:
    """Return the permalink of a post, in the language in force."""
    page = post.thread.help_request
    return f"{request_url(page.slug)}#message-{post.pk}" if page else ""


def group_of(thread_pk: int) -> str:
    """Return the group of all notices about a thread."""
    return f"thread-{thread_pk}"


def is_readable(thread: Thread) -> bool:
    """Whether everybody may read the thread: its request is online."""
    return thread.help_request is None or thread.help_request.live
