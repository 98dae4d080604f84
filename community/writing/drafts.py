"""What somebody has begun to write: kept on the server while they type, there again on any device."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User

from ..models import Post, PostDraft, Thread
from . import attaching
from .models import LONGEST_BODY

FORGOTTEN_AFTER = timedelta(days=90)
_KEY = "reply"


@dataclass(frozen=True)
class Kept:
    """A draft as the form shows it again."""

    body: str = ""
    saved_at: datetime | None = None


def keep(thread: Thread, user: User, body: str) -> None:
    """Keep what is typed; an empty box is no draft."""
    if body.strip():
        said = {"body": body[:LONGEST_BODY], "saved_at": timezone.now()}
        PostDraft.objects.update_or_create(user=user, thread=thread, defaults=said)
    else:
        PostDraft.objects.filter(user=user, thread=thread).delete()


def kept(thread: Thread, user: User) -> Kept:
    """Return somebody's draft in a thread."""
    return shown(PostDraft.objects.filter(user=user, thread=thread).first())


def empty(thread: Thread, user: User, *, into: Post, has_files: bool, has_draft: bool) -> None:
    """Have what waited with a message go with it: its files are the post's now, its words are said."""
    if has_files:
        attaching.drafted(thread, user).update(post=into)
    if has_draft:
        keep(thread, user, "")


def shown(draft: PostDraft | None) -> Kept:
    """Return a draft that was found, or none."""
    return Kept(draft.body, draft.saved_at) if draft else Kept()


@transaction.atomic
def discard(thread: Thread, user: User) -> None:
    """Forget a draft with its files."""
    PostDraft.objects.filter(user=user, thread=thread).delete()
    for attachment in attaching.drafted(thread, user):
        attachment.delete()


def forgotten(now: datetime) -> QuerySet[PostDraft]:
    """Return drafts nobody has come back to."""
    return PostDraft.objects.filter(saved_at__lt=now - FORGOTTEN_AFTER)


def hold(request: HttpRequest, thread: Thread, body: str) -> None:
    """Keep in the session what somebody sent after theirs had ended; one message, until they have signed in."""
    if body.strip():
        request.session[_KEY] = {"thread": thread.pk, "body": body[:LONGEST_BODY]}


def take_up(request: HttpRequest, thread: Thread) -> bool:
    """Make what waits in the session the draft of whoever has signed in since; whether something waited."""
    held = request.session.get(_KEY)
    if not (held and held["thread"] == thread.pk and isinstance(request.user, User)):
        return False
    del request.session[_KEY]
    keep(thread, request.user, held["body"])
    return True
