"""The letter that announces a message: from the portal, with the text, and without anybody's address."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.mail.letters import write

from ..models import Message
from . import reply_address, stopping


def key_of(message_pk: int) -> str:
    """Return by which key the letter of a message is known."""
    return f"message-{message_pk}"


def announce(message: Message) -> None:
    """Queue the letter to the other person, in their language; in the transaction of the message."""
    conversation = message.conversation
    reader = conversation.other(message.author) if message.author else None
    if reader is None:
        return
    with translation.override(reader.language):
        # Whoever wrote first gets answers to what they asked: only the volunteer has an agreement to take back.
        asked = reader.pk == conversation.volunteer.user_id
        stop_url = stopping.stop_url(reader) if asked else ""
        answer_address = reply_address.address_of(conversation, reader)
        context = {
            "first_name": reader.first_name,
            "author": str(message.author),
            "establishment": str(conversation.establishment or "") if conversation.starter == message.author else "",
            "message": message,
            "about": conversation.subject,
            "url": settings.SITE_URL + reverse("conversation", args=[conversation.pk]),
            "by_mail": bool(answer_address),
        }
        write(
            "directory/contact/email/message.txt",
            context,
            to=reader.email,
            # Names only: what people write is in no subject, so that it is in no log.
            subject=_("%(name)s has written to you through Entraide") % {"name": message.author},
            key=key_of(message.pk),
            stop_url=stop_url,
            answer_to=answer_address,
        )
