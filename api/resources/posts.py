"""The thread of a request, and what becomes of one's own posts."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Path, Router, Status

from community.models import AUTHORS, Post, Thread
from community.reading.access import readable_posts, readable_threads
from community.reading.votes import Votes, votes_on
from community.writing import editing
from community.writing.forms import EditForm
from help_requests.models import HelpRequestPage

from ..auth import APIRequest, Member
from ..choices import Right
from ..paging import listed
from ..problems import ProblemError
from ..schemas.lists import Listing
from ..schemas.threads import PostChange, PostIn, PostOut
from ..writing.once import once
from ..writing.typed import typed
from ..writing.versions import must_match, note_version, over_a_version
from .post_shape import cleaned_or_asked, post_for, post_out, write

router = Router(tags=["discussions"])
writes = Member(Right.POSTS)


@router.get("/requests/{slug}/posts", response=Listing[PostOut], summary="The thread of a request")
def posts(request: HttpRequest, slug: str, page: str = "1", cursor: str = "", fields: str = "") -> dict[str, Any]:
    """List what everybody may read in the thread, in the order of time."""
    return posts_of(request, thread_of(slug))


def posts_of(request: HttpRequest, thread: Thread) -> dict[str, Any]:
    """Return a page of the posts of a thread."""
    rows = thread.posts.standing().select_related(*AUTHORS).prefetch_related("attachments").order_by("at", "pk")
    answer = listed(request, rows, per_page=50)
    votes = votes_on(answer["results"], request.user)
    return answer | {"results": [post_out(one, thread, votes.get(one.pk, Votes())) for one in answer["results"]]}


@router.post("/requests/{slug}/posts", response={201: PostOut}, auth=writes, summary="Reply")
@once
def reply(request: APIRequest, slug: str, said: PostIn) -> Status:
    """Write in the thread, in the voice one has on its page. The same words within a minute are one post.

    A new member's first posts, and what looks like advertising, are in the list once a moderator has read them.
    """
    return Status(201, write(request, thread_of(slug), said))


def thread_of(slug: str) -> Thread:
    """Return the thread of a request everybody may read: what stands on a page behind a login is behind it too."""
    pages = HelpRequestPage.objects.live().public().filter(slug=slug)
    return get_object_or_404(Thread.objects.select_related("help_request", "theme"), help_request__in=pages)


def own(request: APIRequest, pk: int) -> Post:
    """Return a post of one's own in a thread that can be read; raises `Http404` for others'."""
    mine = Post.objects.filter(author=request.user, thread__in=readable_threads())
    return get_object_or_404(mine.select_related("thread__help_request", "thread__theme"), pk=pk)


@router.get("/posts/{pk}", response=PostOut, summary="One post")
def post(request: HttpRequest, pk: Path[int]) -> dict[str, Any]:
    """Show a post that everybody may read; its ETag is what a change is made over."""
    found = get_object_or_404(readable_posts().select_related(*AUTHORS), pk=pk)
    note_version(request, found.revisions.count())
    return post_for(request.user, found)


@router.patch("/posts/{pk}", response=PostOut, auth=writes, summary="Change a post of mine")
@over_a_version
def change_post(request: APIRequest, pk: Path[int], said: PostChange) -> dict[str, Any]:
    """Change what I said; how it stood before stays readable."""
    found = own(request, pk)
    must_match(request, found.revisions.count())
    data = typed(said.dict() | {"version": found.revisions.count()})
    form = EditForm(data, post=found)
    cleaned_or_asked(form)
    try:
        changed = editing.edit(found, by=request.user, **form.wanted)
    except editing.ChangedMeanwhileError as refused:
        raise ProblemError(412, _("It was changed meanwhile"), refused.body) from refused
    except editing.EditRefusedError as refused:
        raise ProblemError(403, _("Not allowed"), _("This message is no longer yours to change.")) from refused
    note_version(request, changed.revisions.count())
    return post_for(request.user, changed)


@router.delete("/posts/{pk}", response={204: None}, auth=writes, summary="Take back a post of mine")
def withdraw_post(request: APIRequest, pk: Path[int]) -> Status:
    """Take back what I said: its words leave at once, a trace stays."""
    editing.withdraw(own(request, pk), by=request.user)
    return Status(204, None)
