"""My space: the requests somebody wrote, or that were written for their establishment; what waits comes first."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.space import Card

from .following.mine import Row, latest_rows

# Older ones are in the list of requests.
MOST_SHOWN = 10


def cards(user: User) -> Iterator[Card]:
    """Yield a card for each of the latest requests; a draft that was never sent has one of its own (`asking/`)."""
    for row in latest_rows(user, most=MOST_SHOWN):
        yield Card(
            title=row.title,
            text=_text(row),
            url=row.offers_url if row.offers else row.url,
            action=_("Answer the offers") if row.offers else _("Read the request"),
            waiting=row.waits,
        )


def _text(row: Row) -> str:
    said = row.offers or (row.standing.text if row.waits else str(row.badge.text))
    said = said if said.endswith((".", "?")) else f"{said}."
    return (
        _("%(establishment)s: %(said)s") % {"establishment": row.establishment, "said": said}
        if row.establishment
        else said
    )
