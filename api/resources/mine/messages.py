"""Writing to volunteers through the portal, and my conversations; as at `/compte/messages/`."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Path, Router, Status

from accounts import consent
from accounts.consent import Purpose
from accounts.models import User
from directory.contact import actions, permissions, stopping
from directory.contact.forms import AnswerForm, MessageForm, new_key
from directory.models import Block, Conversation, Message, VolunteerProfilePage

from ...auth import APIRequest, Member
from ...choices import Right
from ...paging import listed
from ...schemas.lists import Listing
from ...schemas.messages import (
    AnswerIn,
    ConversationItem,
    ConversationOut,
    MessageIn,
    MessageOut,
    ReceivingIn,
    ReceivingOut,
)
from ...writing.named import must_have_a_name
from ...writing.once import once
from ...writing.typed import cleaned, typed

router = Router(tags=["messages"])
mine, writes = Member(Right.READ), Member(Right.MESSAGES)
BOTH = ("volunteer__user", "starter", "establishment")


def conversation_of(request: APIRequest, pk: int) -> Conversation:
    """Return a conversation in which the caller takes part; raises `Http404` for any other."""
    rows = Conversation.objects.of(request.user).with_unread(request.user).select_related(*BOTH)
    return get_object_or_404(rows, pk=pk)


def _item(talk: Any, reader: User) -> dict[str, Any]:
    return {
        "id": talk.pk,
        "subject": talk.title,
        "with_whom": str(talk.other(reader) or ""),
        "establishment": str(talk.establishment or ""),
        "last_at": talk.last_at,
        "is_unread": talk.is_unread,
    }


def message_out(message: Message, reader: User) -> dict[str, Any]:
    """Shape a message for one of its two sides."""
    return {
        **{name: getattr(message, name) for name in ("at", "body", "via")},
        "id": message.pk,
        "conversation": message.conversation_id,
        "author": str(message.author or ""),
        "is_mine": message.author_id == reader.pk,
    }


@router.post("/profiles/{slug}/messages", response={201: MessageOut}, auth=writes, summary="Write to a volunteer")
@once
def write_to_volunteer(request: APIRequest, slug: str, said: MessageIn) -> Status:
    """Begin a conversation with somebody whose page is online and who agrees to be written to."""
    must_have_a_name(request)
    page = get_object_or_404(VolunteerProfilePage.objects.live(), slug=slug)
    words = cleaned(MessageForm(typed(said.dict() | {"key": new_key()})))
    return Status(201, message_out(actions.begin(page, by=request.user, **words), request.user))


@router.get("/me/conversations", response=Listing[ConversationItem], auth=mine, summary="My conversations")
def conversations(request: APIRequest, page: str = "1", cursor: str = "", fields: str = "") -> dict[str, Any]:
    """List my conversations, the one in which something was said last first."""
    rows = Conversation.objects.of(request.user).with_unread(request.user).select_related(*BOTH)
    answer = listed(request, rows)
    return answer | {"results": [_item(talk, request.user) for talk in answer["results"]]}


@router.get("/me/conversations/{pk}", response=ConversationOut, auth=mine, summary="One conversation")
def conversation(request: APIRequest, pk: Path[int]) -> dict[str, Any]:
    """Read a conversation; say `read` once its reader has seen it."""
    talk = conversation_of(request, pk)
    said = talk.messages.select_related("author")
    return _item(talk, request.user) | {
        "may_answer": permissions.may_answer(request.user, talk),
        "is_refused": Block.objects.filter(by=request.user, blocked=talk.other(request.user)).exists(),
        "messages": [message_out(message, request.user) for message in said],
    }


@router.post("/me/conversations/{pk}/messages", response={201: MessageOut}, auth=writes, summary="Answer")
@once
def answer_conversation(request: APIRequest, pk: Path[int], said: AnswerIn) -> Status:
    """Go on with a conversation, as long as both can be written to."""
    words = cleaned(AnswerForm(typed(said.dict() | {"key": new_key()})))
    made = actions.answer(conversation_of(request, pk), by=request.user, **words)
    return Status(201, message_out(made, request.user))


@router.put("/me/conversations/{pk}/read", response={204: None}, auth=writes, summary="I have read it")
def read_conversation(request: APIRequest, pk: Path[int]) -> Status:
    """Note that I have seen what the other wrote."""
    actions.read(conversation_of(request, pk), by=request.user)
    return Status(204, None)


@router.put("/me/conversations/{pk}/refusal", response={204: None}, auth=writes, summary="Refuse their messages")
def refuse_messages(request: APIRequest, pk: Path[int]) -> Status:
    """Hear no more from the other of this conversation, who isn't told."""
    actions.block(by=request.user, blocked=_other(request, pk))
    return Status(204, None)


@router.delete("/me/conversations/{pk}/refusal", response={204: None}, auth=writes, summary="Accept them again")
def accept_messages(request: APIRequest, pk: Path[int]) -> Status:
    """Let them write again."""
    actions.unblock(by=request.user, blocked=_other(request, pk))
    return Status(204, None)


def _other(request: APIRequest, pk: int) -> User:
    if other := conversation_of(request, pk).other(request.user):
        return other
    raise Http404


@router.get("/me/receiving", response=ReceivingOut, auth=mine, summary="Whether I can be written to")
def receiving(request: APIRequest) -> dict[str, Any]:
    """Say whether I receive messages through the portal, with the words that one agrees to."""
    receives = consent.holds(request.user, Purpose.CONTACT_RELAY)
    return {"receives": receives, "wording": str(consent.wording(Purpose.CONTACT_RELAY).text)}


@router.put("/me/receiving", response=ReceivingOut, auth=writes, summary="Choose whether I can be written to")
def choose_receiving(request: APIRequest, said: ReceivingIn) -> dict[str, Any]:
    """Agree to be written to, or take it back, with effect at once."""
    if said.receives:
        consent.give(request.user, Purpose.CONTACT_RELAY)
    else:
        stopping.stop(request.user)
    return receiving(request)
