"""My space: the requests somebody wrote, or that were written for their establishment; what waits comes first."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.space import Card

from .following.mine import Row, latest_rows

# Older ones are in the list of requests.
MOST_SHOWN = 10


def cards(user: User) -> Iterator[Card]:
    """Yield a card for each of the latest requests.

    A draft that was never sent has one of its own (`asking/`), and so have offers to answer (`offering/`).
    """
    for row in latest_rows(user, most=MOST_SHOWN):
        if row.standing.waits or not row.offers:
            yield Card(
                title=row.title,
                text=_text(row),
                url=row.url,
                action=_("Read the request"),
                waiting=row.standing.waits,
            )


def _text(row: Row) -> str:
    said = row.standing.text if row.standing.waits else str(row.badge.text)
    said = said if said.endswith((".", "?")) else f"{said}."
    return (
        _("%(establishment)s: %(said)s") % {"establishment": row.establishment, "said": said}
        if row.establishment
        else said
    )
