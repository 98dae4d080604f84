"""A closed discussion: asking to go on, opening it again; and the earlier versions of its posts."""

from typing import Any

from django.shortcuts import get_object_or_404
from ninja import Path, Router, Status

from community.models import Post, PostRevision
from community.reading import reopening
from community.reading.access import readable_posts, to_decide
from community.writing import editing

from ..auth import APIRequest, Member
from ..choices import Right
from ..problems import ProblemError
from ..refusing import not_ready
from ..schemas.threads import PostVersion, WishIn
from ..writing.once import once
from .posts import own
from .threads import readable

router = Router(tags=["discussions"])
writes = Member(Right.POSTS)


@router.post("/threads/{pk}/reopening", response={204: None}, auth=writes, summary="Ask to go on")
@once
def ask_to_reopen(request: APIRequest, pk: Path[int], said: WishIn) -> Status:
    """Ask whoever decides to open a closed discussion again; asked twice before the answer it is one wish."""
    try:
        reopening.ask(readable(pk), by=request.user, why=said.why)
    except reopening.ReopeningRefusedError as refused:
        raise ProblemError(409, not_ready(), str(refused)) from refused
    return Status(204, None)


@router.post("/threads/{pk}/reopen", response={204: None}, auth=writes, summary="Open a closed discussion again")
@once
def reopen_thread(request: APIRequest, pk: Path[int]) -> Status:
    """Open it again, for whoever asked or began it, and for moderators; those who wished for it are told."""
    reopening.reopen(to_decide(readable(pk), request.user), by=request.user)
    return Status(204, None)


@router.get("/posts/{pk}/versions", response=list[PostVersion], summary="How a post stood before")
def post_versions(request: Any, pk: Path[int]) -> list[dict[str, Any]]:
    """List the versions of a post, the latest first, for everybody who reads it."""
    post = get_object_or_404(readable_posts(), pk=pk)
    earlier = [_version(one) for one in post.revisions.filter(is_last=False)]
    return [_latest(post), *earlier[::-1]]


def _version(one: PostRevision) -> dict[str, Any]:
    return {"id": one.pk, "at": one.written_at, "body": one.body, "is_emptied": one.emptied_at is not None}


def _latest(post: Post) -> dict[str, Any]:
    return {"id": None, "at": post.edited_at or post.at, "body": post.body, "is_emptied": False}


@router.delete("/posts/{pk}/versions/{version}", response={204: None}, auth=writes, summary="Empty an old version")
def empty_version(request: APIRequest, pk: Path[int], version: Path[int]) -> Status:
    """Take the words of an earlier version of mine away for good; that there was one stays."""
    rows = PostRevision.objects.filter(post=own(request, pk), is_last=False).select_related("post")
    editing.empty(get_object_or_404(rows, pk=version), by=request.user)
    return Status(204, None)
