"""Discussions of either kind by their number: read, written in, followed."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Router, Status

from community.following import actions
from community.following.forms import FollowForm
from community.models import Follow, Thread
from community.reading.access import readable_threads

from ..auth import APIRequest, Member
from ..choices import Right
from ..paging import listed
from ..schemas.lists import Listing
from ..schemas.threads import FollowIn, FollowOut, PostIn, PostOut, ThreadOut
from ..writing.once import once
from ..writing.typed import cleaned, typed
from .post_shape import thread_out, write
from .posts import posts_of

router = Router(tags=["discussions"])
mine, follows = Member(Right.READ), Member(Right.FOLLOW)


@router.get("/threads", response=Listing[ThreadOut], summary="General discussions")
def threads(request: HttpRequest, page: str = "1", cursor: str = "", fields: str = "") -> dict[str, Any]:
    """List the discussions about a theme, the newest first."""
    general = readable_threads().filter(theme__isnull=False).order_by("-created_at", "-pk")
    answer = listed(request, general)
    return answer | {"results": [thread_out(one) for one in answer["results"]]}


@router.get("/threads/{pk}", response=ThreadOut, summary="One discussion")
def thread(request: HttpRequest, pk: Path[int]) -> dict[str, Any]:
    """Show a discussion, of a request or general."""
    return thread_out(readable(pk))


@router.get("/threads/{pk}/posts", response=Listing[PostOut], summary="The posts of a discussion")
def thread_posts(
    request: HttpRequest, pk: Path[int], page: str = "1", cursor: str = "", fields: str = ""
) -> dict[str, Any]:
    """List what everybody may read in it, in the order of time."""
    return posts_of(request, readable(pk))


@router.post("/threads/{pk}/posts", response={201: PostOut}, auth=Member(Right.POSTS), summary="Reply")
@once
def reply_in_thread(request: APIRequest, pk: Path[int], said: PostIn) -> Status:
    """Write in a discussion, in the voice one has there."""
    return Status(201, write(request, readable(pk), said))


@router.put("/threads/{pk}/follow", response={204: None}, auth=follows, summary="Follow a discussion")
def follow(request: APIRequest, pk: Path[int], said: FollowIn) -> Status:
    """Hear of what is said there, as often as one likes."""
    chosen = cleaned(FollowForm(typed(said.dict())))
    actions.follow(readable(pk), by=request.user, frequency=chosen["frequency"])
    return Status(204, None)


@router.delete("/threads/{pk}/follow", response={204: None}, auth=follows, summary="Stop following")
def stop_following(request: APIRequest, pk: Path[int]) -> Status:
    """Hear no more of it."""
    actions.stop(readable(pk).pk, by=request.user.pk)
    return Status(204, None)


@router.get("/me/follows", response=Listing[FollowOut], auth=mine, summary="What I follow")
def my_follows(request: APIRequest, page: str = "1", cursor: str = "", fields: str = "") -> dict[str, Any]:
    """List the discussions that I follow, those I began to follow last first."""
    rows = Follow.objects.in_force().filter(user=request.user, thread__in=readable_threads())
    answer = listed(request, rows.select_related("thread__help_request", "thread__theme"))
    shaped = [
        {"thread": thread_out(one.thread), "frequency": one.frequency, "since": one.since} for one in answer["results"]
    ]
    return answer | {"results": shaped}


def readable(pk: int) -> Thread:
    """Return a discussion that everybody may read; raises `Http404` for any other."""
    return get_object_or_404(readable_threads(), pk=pk)
