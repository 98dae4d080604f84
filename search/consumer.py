"""The outbox topic `index`: pages that changed, to be read again."""

from collections.abc import Sequence
from datetime import timedelta

from portal.work.consumers import PermanentError
from portal.work.models import OutboxRow

from . import indexing
from .following import with_followers
from .saved import alerts

BATCH = 500
# A server that was away is asked again this often: within a minute of its return nothing is left to do.
LONGEST_PAUSE = timedelta(seconds=20)
# A batch takes a few seconds. Two workers at the same rows only do them twice, so a killed one is replaced soon.
LEASE = timedelta(seconds=20)


def index_rows(rows: Sequence[OutboxRow]) -> None:
    """Bring the index in step with the pages that the rows name; what fails is tried again by the worker.

    The index is committed before alerts are asked for, and both before the worker deletes the rows: a kill between
    them repeats the work, and loses none.
    """
    keys = with_followers(_key(row) for row in rows)
    indexing.update(keys)
    alerts.tell_of(keys)


def _key(row: OutboxRow) -> str:
    try:
        return f"{row.payload['kind']}:{int(row.payload['pk'])}"
    except (KeyError, TypeError, ValueError) as error:
        raise PermanentError("A row of the topic `index` needs a kind and the key of a page.") from error
