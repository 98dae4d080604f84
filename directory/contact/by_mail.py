"""An answer that comes by mail: taken from the person the address was made for, as if they had written on the site."""

import hashlib

from accounts.models import User
from portal.mail.inbound import Letter, Outcome

from ..models import Conversation, Via
from ..models.contact import LONGEST_MESSAGE
from . import actions, reply_address


def take(token: str, letter: Letter) -> Outcome:
    """Add the answer to its conversation; the same letter delivered twice is one message."""
    keys = reply_address.read(token)
    if keys is None:
        return Outcome.UNKNOWN
    author = User.objects.filter(pk=keys[1], is_active=True).first()
    if author is None or author.email != letter.sender:
        return Outcome.FORGED
    conversation = Conversation.objects.of(author).filter(pk=keys[0]).first()
    if conversation is None:
        return Outcome.UNKNOWN
    return _answer(conversation, author, letter)


def _answer(conversation: Conversation, author: User, letter: Letter) -> Outcome:
    itself = letter.message_id or letter.text
    key = hashlib.sha256(f"{conversation.pk}:{author.pk}:{itself}".encode()).hexdigest()
    try:
        actions.answer(conversation, by=author, body=letter.text[:LONGEST_MESSAGE], key=key, via=Via.MAIL)
    except (actions.RefusedError, actions.TooManyError):
        return Outcome.REFUSED
    return Outcome.TAKEN
