"""The addresses in letters: to confirm, within a week; to stop, for ever. They name a row, never an address."""

from dataclasses import dataclass

from django.core import signing
from django.urls import reverse

from portal.mail.stopping import StopLink

from .models import Edition

SALT = "reports.subscribing.confirm"
VALID = 7 * 24 * 3600
STOP = StopLink("stop_reports", salt="reports.subscribing.stop")


@dataclass(frozen=True)
class Wish:
    """What a letter's link confirms: of which row, which editions."""

    subscription: int
    editions: tuple[Edition, ...]


def confirm_path(wish: Wish) -> str:
    """Return the address that confirms a wish."""
    named = [wish.subscription, [edition.value for edition in wish.editions]]
    return reverse("confirm_reports", args=[signing.dumps(named, salt=SALT)])


def read_wish(token: str) -> Wish | None:
    """Return what an address confirms; None when it isn't ours or is older than a week."""
    try:
        pk, editions = signing.loads(token, salt=SALT, max_age=VALID)
    except signing.BadSignature:
        return None
    return Wish(pk, tuple(Edition(edition) for edition in editions))
