"""The thread of a request."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.errors import Throttled

from community import actions
from community.actions import CautionError, ReplyRefusedError
from community.models import AUTHORS, Post, Thread
from community.writing.replying import REPLIES
from help_requests.models import HelpRequestPage
from portal.rate_limits import visitor_key

from ..auth import APIRequest, Member
from ..choices import Right
from ..paging import listed
from ..problems import ProblemError
from ..schemas.help_requests import PostIn, PostOut
from ..schemas.lists import Listing
from ..writing.once import once

router = Router(tags=["requests"])


@router.get("/requests/{slug}/posts", response=Listing[PostOut], summary="The thread of a request")
def posts(request: HttpRequest, slug: str, page: str = "1", cursor: str = "", fields: str = "") -> dict[str, Any]:
    """List what everybody may read in the thread, in the order of time."""
    thread = _thread(slug)
    answer = listed(request, thread.posts.for_reading(), per_page=50)
    return answer | {"results": [_post(post, thread) for post in answer["results"]]}


@router.post("/requests/{slug}/posts", response={201: PostOut}, auth=Member(Right.POSTS), summary="Reply")
@once
def reply(request: APIRequest, slug: str, said: PostIn) -> Status:
    """Write in the thread, in the voice one has on its page. The same words within a minute are one post.

    A new member's first posts, and what looks like advertising, are in the list once a moderator has read them.
    """
    thread = _thread(slug)
    if not REPLIES.allows(visitor_key(request)):
        raise Throttled(wait=REPLIES.seconds)
    try:
        post = actions.reply(thread, by=request.user, body=said.body, keeps=said.keeps)
    except ReplyRefusedError as refused:
        raise ProblemError(403, _("Not allowed"), _why(refused)) from refused
    return Status(201, _post(thread.posts.select_related(*AUTHORS).get(pk=post.pk), thread))


def _thread(slug: str) -> Thread:
    """Return the thread of a request everybody may read: what stands on a page behind a login is behind it too."""
    pages = HelpRequestPage.objects.live().public().filter(slug=slug)
    return get_object_or_404(Thread.objects.select_related("help_request"), help_request__in=pages)


def _post(post: Post, thread: Thread) -> dict[str, Any]:
    return {
        "id": post.pk,
        "at": post.at,
        "author": post.author_name,
        "voice": post.voice,
        "speaks_for": post.establishment.shown_in_full if post.establishment else "",
        "body": post.body,
        "html": post.html,
        "is_solution": post.pk == thread.solution_id,
    }


def _why(refused: ReplyRefusedError) -> str:
    if isinstance(refused, CautionError):
        return _("It may tell who a patient is, or how somebody is reached: write it on the page, which asks.")
    if refused.why:
        return refused.why
    if refused.closed:
        return _("This request takes no more answers.")
    if refused.suspended:
        return _("Your account is suspended: you cannot write for now.")
    return _("Members of the establishment, volunteers with a published page and the team may write here.")
