"""Writing to each other about an offer, through the portal: neither side reads the other's address.

The conversation begins with the first word, on the site or by answering a letter, and is one for each two people.
"""

import hashlib

from accounts.models import User
from directory.contact import actions as contact
from directory.contact import reply_address
from directory.models import Conversation, Via
from directory.models.contact import LONGEST_MESSAGE
from portal.mail import inbound
from portal.mail.inbound import Letter, Outcome

from ..models import HelpRequestPage, Offer
from . import people, permissions

KIND = "o"
SALT = "help_requests.offering.reply"


def reply_to(offer: Offer, reader: User) -> str:
    """Return the address by which this person answers a letter about an offer; empty where mail isn't taken."""
    return inbound.address_for(KIND, reply_address.token_for(offer.pk, reader.pk, salt=SALT))


def conversation_of(offer: Offer, writer: User) -> Conversation | None:
    """Return the conversation about an offer between its volunteer and this person, or whoever answers for the side."""
    is_volunteer = permissions.is_its_volunteer(writer, offer)
    starter = people.answers_for(offer) if is_volunteer else writer
    if starter is None:
        return None
    return Conversation.objects.get_or_create(
        volunteer=offer.volunteer,
        starter=starter,
        subject=_subject(offer.help_request),
        defaults={"establishment": offer.help_request.establishment},
    )[0]


def take(token: str, letter: Letter) -> Outcome:
    """Add an answer that came by mail to the conversation about the offer; the same letter twice is one message."""
    keys = reply_address.read(token, salt=SALT)
    author = User.objects.filter(pk=keys[1], is_active=True).first() if keys else None
    offer = Offer.objects.select_related("volunteer__user").filter(pk=keys[0]).first() if keys else None
    if author is None or offer is None or not permissions.may_read(author, offer):
        return Outcome.UNKNOWN
    if author.email != letter.sender:
        return Outcome.FORGED
    talk = conversation_of(offer, author)
    key = hashlib.sha256(f"offer:{offer.pk}:{author.pk}:{letter.message_id or letter.text}".encode()).hexdigest()
    if talk is None:
        return Outcome.REFUSED
    try:
        contact.answer(talk, by=author, body=letter.text[:LONGEST_MESSAGE], key=key, via=Via.MAIL)
    except (contact.RefusedError, contact.TooManyError):
        return Outcome.REFUSED
    return Outcome.TAKEN


def _subject(help_request: HelpRequestPage) -> str:
    return help_request.title[:120]
