"""My space: the requests somebody wrote, or that were written for their establishment."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.space import Card
from directory.models import Establishment

from .asking.drafts import drafts_of
from .choices import State
from .models import HelpRequestPage
from .wording import request_url

# Older ones are in the list of requests.
MOST_SHOWN = 10


def cards(user: User) -> Iterator[Card]:
    """Yield a card for each of the latest requests; those that somebody helps with come first."""
    mine = Q(establishment__in=Establishment.objects.for_member(user), live=True) | Q(owner=user)
    pages = (
        HelpRequestPage.objects.filter(mine)
        .exclude(pk__in=drafts_of(user).values("pk"))
        .select_related("establishment")
        .prefetch_related("periods")
    )
    for page in pages.order_by("-pk")[:MOST_SHOWN]:
        yield Card(
            title=page.title,
            text=_text(page),
            url=request_url(page.slug),
            action=_("Read the request"),
            waiting=page.state == State.IN_PROGRESS,
        )


def _text(page: HelpRequestPage) -> str:
    if page.establishment is None:
        return f"{page.state.label}."
    return _("%(establishment)s: %(state)s.") % {"establishment": page.establishment, "state": page.state.label}
