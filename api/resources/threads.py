"""Discussions of either kind by their number: read, written in, followed."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Router, Status
from ninja.errors import Throttled

from community.actions import accept_solution, withdraw_solution
from community.discussing.forms import DiscussionForm
from community.discussing.starting import STARTED, start_discussion
from community.following import actions
from community.following.forms import FollowForm
from community.models import Follow, Thread
from community.reading.access import readable_threads, to_decide
from portal.rate_limits import visitor_key

from ..auth import APIRequest, Member
from ..choices import Right
from ..paging import listed
from ..schemas.asking import SolutionIn
from ..schemas.lists import Listing
from ..schemas.threads import DiscussionIn, FollowIn, FollowOut, PostIn, PostOut, ThreadOut
from ..writing.once import once
from ..writing.typed import cleaned, typed
from .post_shape import asked_or_refused, cleaned_or_asked, post_for, thread_out, write
from .posts import posts_of

router = Router(tags=["discussions"])
mine, follows = Member(Right.READ), Member(Right.FOLLOW)


@router.get("/threads", response=Listing[ThreadOut], summary="General discussions")
def threads(request: HttpRequest, page: str = "1", cursor: str = "", fields: str = "") -> dict[str, Any]:
    """List the discussions about a theme, the newest first."""
    general = readable_threads().filter(theme__isnull=False).order_by("-created_at", "-pk")
    answer = listed(request, general)
    return answer | {"results": [thread_out(one) for one in answer["results"]]}


@router.post("/threads", response={201: PostOut}, auth=Member(Right.POSTS), summary="Begin a discussion")
@once
def begin_discussion(request: APIRequest, said: DiscussionIn) -> Status:
    """Open a discussion about a theme with its first message; the answer is that message."""
    words = cleaned_or_asked(DiscussionForm(typed(said.dict())))
    if not STARTED.allows(visitor_key(request)):
        raise Throttled(wait=STARTED.seconds)
    chosen = {name: words[name] for name in ("theme", "title", "body")}
    with asked_or_refused():
        post = start_discussion(by=request.user, keeps=words.get("keeps", ()), **chosen)
    return Status(201, post_for(request.user, post))


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


@router.put("/threads/{pk}/solution", response={204: None}, auth=Member(Right.POSTS), summary="Say which post answers")
def accept_answer(request: APIRequest, pk: Path[int], said: SolutionIn) -> Status:
    """Mark the post that answers what a discussion asks; whoever began it decides, and moderators."""
    found = to_decide(readable(pk), request.user)
    accept_solution(found, get_object_or_404(found.posts.visible(), pk=said.post), by=request.user)
    return Status(204, None)


@router.delete("/threads/{pk}/solution", response={204: None}, auth=Member(Right.POSTS), summary="Take that back")
def withdraw_answer(request: APIRequest, pk: Path[int]) -> Status:
    """Take back that a post answers it; the post stays."""
    withdraw_solution(to_decide(readable(pk), request.user))
    return Status(204, None)


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
    rows = rows.select_related("thread__help_request", "thread__theme")
    answer = listed(request, rows.prefetch_related("thread__help_request__periods"))
    shaped = [
        {"thread": thread_out(one.thread), "frequency": one.frequency, "since": one.since} for one in answer["results"]
    ]
    return answer | {"results": shaped}


def readable(pk: int) -> Thread:
    """Return a discussion that everybody may read; raises `Http404` for any other."""
    return get_object_or_404(readable_threads(), pk=pk)
