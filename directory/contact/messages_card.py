"""What my space says of messages: those that wait to be read."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.space import Card

from ..models import Conversation


def cards(user: User) -> Iterator[Card]:
    """Yield a card when somebody has written."""
    unread = Conversation.objects.unread_by(user).count()
    if unread:
        yield Card(
            title=ngettext("A message for you", "%(number)d conversations with new messages", unread)
            % {"number": unread},
            text=_("Somebody has written to you through the portal."),
            url=reverse("conversations"),
            action=_("Read"),
            waiting=True,
        )
