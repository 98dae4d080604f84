"""What the records of a source have become in this database."""

from collections.abc import Collection, Sequence

from django.db.models import QuerySet

from portal import bulk

from .models import ImportedRecord, RecordKind


class Identities:
    """The rows of `ImportedRecord` of one source: which key each id has is in memory while it is loaded, no more."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._targets: dict[str, dict[str, int]] = {kind: {} for kind in RecordKind.values}
        for kind, record_id, target in self._rows().values_list("kind", "record_id", "target").iterator():
            self._targets[kind][record_id] = target

    def _rows(self) -> QuerySet[ImportedRecord]:
        return ImportedRecord.objects.filter(source=self.source)

    def __contains__(self, key: tuple[str, str]) -> bool:
        kind, record_id = key
        return record_id in self._targets[kind]

    def target(self, kind: str, record_id: str) -> int:
        """Return the key of what a record has become; raises `KeyError` when it was never loaded."""
        return self._targets[kind][record_id]

    def digests(self, kind: str, ids: Collection[str]) -> dict[str, str]:
        """Return what tells, of those of some records that were loaded before, whether they said the same then."""
        if not ids:
            return {}
        return dict(self._rows().filter(kind=kind, record_id__in=ids).values_list("record_id", "digest"))

    def ids(self, kind: str) -> Collection[str]:
        """Return the ids of a kind that were loaded before."""
        return self._targets[kind].keys()

    def forget(self, kind: str) -> None:
        """Let go of a kind that nothing will point at any more; the database still knows it."""
        self._targets[kind] = {}

    def keep(self, kind: str, rows: Sequence[tuple[str, int, str]]) -> None:
        """Remember new records: their id, what they have become, and their digest.

        Whoever loads holds the places where pages grow locked, so that no other load of this source can be at work.
        """
        names = ("source", "kind", "record_id", "target", "digest")
        bulk.insert_rows(ImportedRecord, names, ((self.source, kind, *row) for row in rows))
        self._targets[kind] |= {record_id: target for record_id, target, _digest in rows}

    def rewrite(self, kind: str, record_id: str, digest: str) -> None:
        """Remember that a record says something else than before."""
        self._rows().filter(kind=kind, record_id=record_id).update(digest=digest)
