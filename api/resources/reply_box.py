"""What the box of a page helps with while one types: a draft kept on the server, a preview, whom @word calls."""

from typing import Any

from ninja import Path, Query, Router, Schema, Status
from pydantic import Field

from community.writing import drafts, mentioning, replying
from community.writing.saving import plain
from community.writing.views import thread_to_write_in

from ..auth import APIRequest, Member
from ..choices import Right
from ..schemas.threads import DraftIn, DraftOut, Mentionable, PreviewIn, PreviewOut

router = Router(tags=["discussions"])
writes = Member(Right.POSTS)


class Letters(Schema):
    """What was typed after @."""

    q: str = Field("", max_length=40, examples=["cam"])


@router.get("/threads/{pk}/draft", response=DraftOut, auth=writes, summary="What I began to write")
def my_draft(request: APIRequest, pk: Path[int]) -> drafts.Kept:
    """Read what I began to write in a discussion, on the site or elsewhere."""
    return drafts.kept(thread_to_write_in(request, pk), request.user)


@router.put("/threads/{pk}/draft", response=DraftOut, auth=writes, summary="Keep what I began to write")
def keep_my_draft(request: APIRequest, pk: Path[int], said: DraftIn) -> drafts.Kept:
    """Keep it while I type; my box on the site has it too. An empty text forgets it."""
    thread = thread_to_write_in(request, pk)
    drafts.keep(thread, request.user, plain(said.body))
    return drafts.kept(thread, request.user)


@router.post("/threads/{pk}/preview", response=PreviewOut, auth=writes, summary="See it first")
def preview_post(request: APIRequest, pk: Path[int], said: PreviewIn) -> Status:
    """Return how a text would look in a discussion; nothing is kept."""
    return Status(200, {"html": str(replying.preview_of(thread_to_write_in(request, pk), plain(said.body)))})


@router.get("/threads/{pk}/people", response=list[Mentionable], auth=writes, summary="Whom @word calls")
def people_to_mention(request: APIRequest, pk: Path[int], words: Query[Letters]) -> list[Any]:
    """List whom a few letters may call: people of the discussion first, then volunteers of the directory."""
    return mentioning.suggested(thread_to_write_in(request, pk), words.q)
