"""Telling the index that something can be read otherwise: a request's thread goes with its request."""

from help_requests import actions as request_actions
from portal.work import outbox

from .models import Thread


def announce(thread: Thread) -> None:
    """Have a thread indexed again."""
    if thread.help_request:
        request_actions.announce(thread.help_request)
    else:
        outbox.put("index", kind="thread", pk=thread.pk)
