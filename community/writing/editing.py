"""Editing a post with its earlier versions kept, taking it back, and bringing it back: its author's alone."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.suspensions import may_write

from ..actions import follow_up, withdraw_solution
from ..following import telling as followers
from ..guarding import screening
from ..models import Post, PostRevision, Thread
from . import caution, saving
from .models import BACK_WITHIN


class EditRefusedError(Exception):
    """Raised when a post can't be edited as wished: it is no longer its author's to change, or says too much."""


class ChangedMeanwhileError(EditRefusedError):
    """Raised when a post was edited in another window since the form was made; `body` is what is online."""

    def __init__(self, body: str) -> None:
        super().__init__("changed meanwhile")
        self.body = body


def may_edit(post: Post, user: object) -> bool:
    """Whether somebody may change what they wrote: while everybody reads it and the thread takes messages."""
    return is_own(post, user) and post.is_visible and may_write(user) and post.thread.is_open


def may_withdraw(post: Post, user: object) -> bool:
    """Whether somebody may take back what they wrote: always, but for what moderation has hidden."""
    return is_own(post, user) and post.hidden_at is None and post.withdrawn_at is None


def may_restore(post: Post, user: object) -> bool:
    """Whether somebody may bring back what they withdrew."""
    return is_own(post, user) and post.withdrawn_at is not None and may_write(user)


def is_own(post: Post, user: object) -> bool:
    """Whether this person wrote it."""
    return post.author_id is not None and post.author_id == getattr(user, "pk", None)


@transaction.atomic
def edit(post: Post, *, by: User, body: str, version: int, keeps: Collection[str] = (), forgets: bool = False) -> Post:
    """Change what a post says; how it stood is kept for its readers, but for its words when its author `forgets` them.

    `version` is how often it was changed before. What has become advertising waits for a moderator (`held_at`).

    Raises `EditRefusedError`, and `ChangedMeanwhileError` for a version that is no longer the latest.
    """
    post, body = locked(post), saving.plain(body)
    if post.body == body:
        return post
    if not may_edit(post, by) or caution.unasked(body, keeps=keeps, before=post.body):
        raise EditRefusedError
    if post.revisions.count() != version:
        raise ChangedMeanwhileError(post.body)
    keep_version(post, forgets=forgets)
    verdict = screening.judge_again(post, body)
    post.body, post.edited_at = body, timezone.now()
    post.held_at = post.edited_at if verdict.is_held else None
    saving.save(post)
    screening.note(post, verdict)
    if forgets or post.held_at:
        followers.forget(post)
    follow_up(post.thread)
    return post


def keep_version(post: Post, *, forgets: bool = False, is_last: bool = False) -> None:
    """Keep how a post stands before it is changed or withdrawn."""
    written = post.edited_at or post.at
    body, emptied_at = ("", timezone.now()) if forgets else (post.body, None)
    post.revisions.create(body=body, written_at=written, emptied_at=emptied_at, is_last=is_last)


@transaction.atomic
def withdraw(post: Post, *, by: User) -> None:
    """Take a post back: its words leave every page, index and answer at once, a trace of it stays in the thread."""
    post = locked(post)
    if not may_withdraw(post, by):
        return
    keep_version(post, is_last=True)
    post.body, post.withdrawn_at = "", timezone.now()
    saving.save(post)
    followers.forget(post)
    if post.thread.solution_id == post.pk:
        withdraw_solution(post.thread)
    follow_up(post.thread)


@transaction.atomic
def restore(post: Post, *, by: User) -> bool:
    """Bring back what was withdrawn, as it was; return whether its words were still there."""
    post = locked(post)
    last = post.revisions.filter(is_last=True).first()
    if last is None or not may_restore(post, by):
        return False
    post.body, post.withdrawn_at = last.body, None
    last.delete()
    saving.save(post)
    follow_up(post.thread)
    return True


@transaction.atomic
def empty(revision: PostRevision, *, by: User) -> None:
    """Take the words of an earlier version away for good; that there was one stays."""
    if is_own(revision.post, by):
        PostRevision.objects.filter(pk=revision.pk, emptied_at=None).update(body="", emptied_at=timezone.now())
        followers.forget(revision.post)


def locked(post: Post) -> Post:
    """Lock a post's thread and read the post again: what two windows do at once, happens one after the other."""
    thread = Thread.objects.select_for_update(of=("self",)).select_related("help_request").get(pk=post.thread_id)
    fresh = Post.objects.get(pk=post.pk)
    fresh.thread = thread
    return fresh


def forgotten(now: datetime) -> QuerySet[PostRevision]:
    """Return the words of posts that nobody has brought back in time."""
    return PostRevision.objects.filter(is_last=True, replaced_at__lt=now - BACK_WITHIN)
