"""What somebody reads on the site, no letter tells them any more."""

from datetime import datetime

from accounts.notices import inbox

from . import places


def seen(thread_pk: int, *, by: int, until: datetime) -> None:
    """Note that somebody has seen a thread as it stood then: what was told of it until then is read."""
    inbox.read_group(by, places.group_of(thread_pk), until)
