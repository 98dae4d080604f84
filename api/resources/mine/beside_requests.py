"""What the people of a request do beside its text: a document for the toolbox, who gets the places."""

from django.utils.datastructures import MultiValueDict
from ninja import File, Path, Router, Status, UploadedFile

from help_requests.following import closing
from help_requests.following.forms import ToolForm
from help_requests.models import Offer
from help_requests.offering import actions, talking
from help_requests.offering.answering import readable
from help_requests.offering.refusals import OfferRefusedError, Refusal
from help_requests.offering.views import managed as published

from ...auth import APIRequest, Member
from ...choices import Right
from ...schemas.following import FirstComeIn, TalkOut
from ...writing.typed import cleaned
from .help_requests import managed

router = Router(tags=["me"])
writes = Member(Right.REQUESTS)


@router.post("/me/requests/{slug}/tools", response={204: None}, auth=writes, summary="Share a document")
def share_tool(request: APIRequest, slug: str, title: str, file: File[UploadedFile]) -> Status:
    """Share a document that came out of a request (multipart/form-data), for the toolbox once an editor has read it."""
    page = managed(request, slug)
    form = ToolForm({"tool_title": title}, MultiValueDict({"tool_file": [file]}))
    cleaned(form)
    closing.share_tools(page, form.tools(), by=request.user)
    return Status(204, None)


@router.put("/me/requests/{slug}/first-come", response={204: None}, auth=writes, summary="First come, first served")
def first_come(request: APIRequest, slug: str, said: FirstComeIn) -> Status:
    """Let places go to whoever offers first, or choose among offers again."""
    actions.serve_first_come(published(request, slug), by=request.user, on=said.on)
    return Status(204, None)


@router.post("/offers/{pk}/conversation", response=TalkOut, auth=Member(Right.MESSAGES), summary="Write about an offer")
def write_about_offer(request: APIRequest, pk: Path[int]) -> Status:
    """Return the conversation between the two sides of an offer, begun if need be: answer there."""
    found: Offer = readable(request, pk)
    talk = talking.conversation_of(found, request.user) if found.is_standing else None
    if talk is None:
        raise OfferRefusedError(Refusal.ANSWERED)
    return Status(200, {"conversation": talk.pk})
