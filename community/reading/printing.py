"""A whole thread on one page, for paper and for archives: no buttons, nothing of its reader."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from help_requests.events import events

from ..addresses import thread_url
from ..entries import Reading, entry
from ..models import Thread


def printed(thread: Thread) -> dict[str, Any]:
    """Return the context of `community/reading/print.html`: what everybody may read, whoever prints it."""
    reading = Reading(thread, AnonymousUser())
    posts = [entry(post, reading) for post in thread.posts.for_reading()]
    happened = events(thread.help_request) if thread.help_request else []
    return {
        "thread": thread,
        "url": thread_url(thread),
        "entries": sorted([*happened, *posts], key=lambda one: one.at),
        "solution": next((post for post in posts if post.is_solution), None),
    }
