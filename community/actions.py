"""What people do in a thread."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from directory.models import Establishment
from help_requests import actions as request_actions

from .choices import Voice
from .models import Post, Thread


@transaction.atomic
def add_post(
    thread: Thread,
    *,
    by: User,
    body: str,
    voice: Voice,
    establishment: Establishment | None = None,
    at: datetime | None = None,
) -> Post:
    """Add a post; a volunteer's post answers the request. The index learns of it in the same transaction."""
    post = thread.posts.create(author=by, body=body, voice=voice, establishment=establishment, at=at or timezone.now())
    if thread.help_request:
        if voice == Voice.VOLUNTEER:
            request_actions.record_answer(thread.help_request, at=post.at)
        request_actions.announce(thread.help_request)
    return post


@transaction.atomic
def accept_solution(thread: Thread, post: Post, *, at: datetime | None = None) -> None:
    """Mark the post that solved the request."""
    thread.solution, thread.solution_at = post, at or timezone.now()
    thread.save(update_fields=["solution", "solution_at"])
    if thread.help_request:
        request_actions.announce(thread.help_request)
