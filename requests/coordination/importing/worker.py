"""Long lists are made by the worker: nobody waits for a page that long."""

from collections.abc import Sequence
from datetime import timedelta

from portal.work import outbox
from portal.work.models import OutboxRow

from ..models import NeedImport
from ..models.importing import ImportState
from .making import carry_out

# Longer than the longest list takes: another worker must not begin it again meanwhile.
LEASE = timedelta(minutes=15)
# What a page may keep somebody waiting for: some seconds.
AT_ONCE = 200


def confirm(given: NeedImport) -> NeedImport:
    """Make a short list at once, have the worker make a long one; return what it has come to."""
    if len(given.lines) <= AT_ONCE:
        return carry_out(given.pk)
    # Of two clicks, one finds the list still to be confirmed.
    if NeedImport.objects.filter(pk=given.pk, state=ImportState.PREVIEW).update(state=ImportState.WAITING):
        outbox.put("needs", list=str(given.pk))
    given.refresh_from_db()
    return given


def import_lists(rows: Sequence[OutboxRow]) -> None:
    """Consume the topic `needs`: make a list; one that was thrown away meanwhile leaves nothing to do."""
    for row in rows:
        if NeedImport.objects.filter(pk=row.payload["list"]).exists():
            carry_out(row.payload["list"])
