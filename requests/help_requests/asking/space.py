"""My space: what somebody has begun to ask, and goes on with."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.space import Card
from portal.dates import day_in_words

from .drafts import never_sent

# The first screen lists them all.
MOST_SHOWN = 3


def cards(user: User) -> Iterator[Card]:
    """Yield a card for each of the latest drafts: they wait for their author."""
    for draft in never_sent(user)[:MOST_SHOWN]:
        yield Card(
            title=draft.draft_title,
            text=_("Draft of a request: nobody else reads it yet. Kept until %(day)s.")
            % {"day": day_in_words(draft.asking.kept_until)},
            url=reverse("ask_resume", args=[draft.pk]),
            action=_("Go on"),
            waiting=True,
        )
