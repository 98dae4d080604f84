"""What readers and writers do with posts besides writing: a useful vote, files for the next one, bringing one back."""

from typing import Any

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import File, Path, Router, Status, UploadedFile
from ninja.errors import Throttled

from community.models import Post, Thread
from community.reading.access import readable_posts
from community.reading.votes import VoteRefusedError, vote
from community.speakers import may_reply
from community.writing import attaching, editing

from ..auth import APIRequest, Member
from ..choices import Right
from ..problems import ProblemError
from ..schemas.threads import FileOut, PostOut
from ..writing.once import once
from ..writing.typed import refuse
from .post_shape import file_out, post_for
from .posts import own
from .threads import readable

router = Router(tags=["discussions"])
writes = Member(Right.POSTS)


@router.put("/posts/{pk}/useful", response={204: None}, auth=writes, summary="Say that a post is useful")
def find_useful(request: APIRequest, pk: Path[int]) -> Status:
    """Say that it was useful to me; said twice it counts once."""
    return _voted(request, pk, is_useful=True)


@router.delete("/posts/{pk}/useful", response={204: None}, auth=writes, summary="Take that back")
def find_useful_no_more(request: APIRequest, pk: Path[int]) -> Status:
    """Take back that it was useful to me."""
    return _voted(request, pk, is_useful=False)


def _voted(request: APIRequest, pk: int, *, is_useful: bool) -> Status:
    try:
        vote(get_object_or_404(readable_posts(), pk=pk), by=request.user, is_useful=is_useful)
    except VoteRefusedError as refused:
        raise ProblemError(403, _("Not allowed"), _("You cannot vote on this message.")) from refused
    return Status(204, None)


@router.post("/posts/{pk}/restore", response=PostOut, auth=writes, summary="Bring back a post of mine")
@once
def restore_post(request: APIRequest, pk: Path[int]) -> Status:
    """Bring back what I took back, as long as its words are kept."""
    found = own(request, pk)
    if not editing.restore(found, by=request.user):
        raise ProblemError(409, _("Not possible now"), _("Its words are no longer kept, or it was not taken back."))
    return Status(200, post_for(request.user, Post.objects.select_related("thread").get(pk=pk)))


@router.get("/threads/{pk}/files", response=list[FileOut], auth=writes, summary="Files waiting for my next post")
def waiting_files(request: APIRequest, pk: Path[int]) -> list[dict[str, Any]]:
    """List the files that I sent and haven't published; a week later they are forgotten."""
    return [file_out(one) for one in attaching.drafted(readable(pk), request.user)]


@router.post("/threads/{pk}/files", response={201: FileOut}, auth=writes, summary="Send a file for my next post")
def send_file(request: APIRequest, pk: Path[int], file: File[UploadedFile]) -> Status:
    """Keep a file, as multipart/form-data, until a post names it in `files`; the same file twice is one."""
    thread = readable(pk)
    if not may_reply(thread, request.user):
        raise ProblemError(403, _("Not allowed"))
    if not attaching.UPLOADS.allows(f"user-{request.user.pk}"):
        raise Throttled(wait=attaching.UPLOADS.seconds)
    return Status(201, file_out(_joined(thread, request, file)))


def _joined(thread: Thread, request: APIRequest, file: UploadedFile) -> Any:
    name = file.name or ""
    try:
        return attaching.join(thread, by=request.user, file=attaching.checked(file, name), name=name)
    except ValidationError as wrong:
        raise refuse([{"where": "file", "message": sentence} for sentence in wrong.messages]) from wrong


@router.delete("/threads/{pk}/files/{file}", response={204: None}, auth=writes, summary="Forget a file I sent")
def forget_file(request: APIRequest, pk: Path[int], file: Path[int]) -> Status:
    """Forget a file that no post shows."""
    get_object_or_404(attaching.drafted(readable(pk), request.user), pk=file)
    attaching.remove(request.user, file)
    return Status(204, None)
