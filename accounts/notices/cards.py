"""What my space says of notices: those that wait to be read."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import User
from ..space import Card


def cards(user: User) -> Iterator[Card]:
    """Yield a card when there is something new."""
    if unread := user.unread_notices:
        title = ngettext("A notification for you", "%(number)d notifications for you", unread)
        yield Card(
            title=title % {"number": unread},
            text=_("Requests that fit your page, answers to what you wrote: what happened since you were here."),
            url=reverse("notices"),
            action=_("Read"),
            waiting=True,
        )
