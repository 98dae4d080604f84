"""What the records of a source have become in this database."""

from collections.abc import Iterable

from .models import ImportedRecord

BATCH = 2000


class Identities:
    """The rows of `ImportedRecord` of one source, in memory while it is loaded."""

    def __init__(self, source: str) -> None:
        self.source = source
        rows = ImportedRecord.objects.filter(source=source).values_list("kind", "record_id", "target", "digest")
        self._known = {(kind, record_id): (target, digest) for kind, record_id, target, digest in rows}

    def __contains__(self, key: tuple[str, str]) -> bool:
        return key in self._known

    def target(self, kind: str, record_id: str) -> int:
        """Return the key of what a record has become; raises `KeyError` when it was never loaded."""
        return self._known[kind, record_id][0]

    def is_same(self, kind: str, record_id: str, digest: str) -> bool:
        """Whether a record that was loaded before said the same then."""
        return self._known[kind, record_id][1] == digest

    def ids(self, kind: str) -> set[str]:
        """Return the ids of a kind that were loaded before."""
        return {record_id for known_kind, record_id in self._known if known_kind == kind}

    def forget(self, kind: str) -> None:
        """Let go of a kind that nothing will point at any more; the database still knows it."""
        self._known = {key: value for key, value in self._known.items() if key[0] != kind}

    def keep(self, kind: str, rows: Iterable[tuple[str, int, str]]) -> None:
        """Remember records: their id, what they have become, and their digest."""
        rows = list(rows)
        ImportedRecord.objects.bulk_create(
            (
                ImportedRecord(source=self.source, kind=kind, record_id=record_id, target=target, digest=digest)
                for record_id, target, digest in rows
            ),
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["source", "kind", "record_id"],
            update_fields=["target", "digest"],
        )
        self._known |= {(kind, record_id): (target, digest) for record_id, target, digest in rows}
