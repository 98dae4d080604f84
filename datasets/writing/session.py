"""What the loading of one source keeps in mind from batch to batch."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from directory.models import DirectoryPage
from help_requests.models import HelpRequestIndexPage
from portal.bulk import Planter
from portal.work import outbox

from ..format.lists import Lists
from ..format.parsing import Entry
from ..format.records import Record
from ..identities import Identities
from ..models import RecordKind
from .answers import accept_solutions, record_answers

R = TypeVar("R", bound=Record)


class Session:
    """Identities, the two places where pages grow, and what must be told at the end.

    Lives in one transaction, or in several, each of which begins with `renew`.
    """

    def __init__(self, source: str, lists: Lists) -> None:
        self.lists = lists
        self.profiles = Planter(DirectoryPage.objects.get())
        self.requests = Planter(HelpRequestIndexPage.objects.get())
        # Read once the places are locked: another load of the same source has to be over by then.
        self.identities = Identities(source)
        self.outcome: Counter[tuple[RecordKind, str]] = Counter()
        self._touched: dict[tuple[str, int], None] = {}
        self._answers: dict[int, datetime] = {}
        self._solutions: list[tuple[datetime, int, str]] = []

    def renew(self) -> None:
        """Go on in another transaction, after one that was committed: others may have added pages in between."""
        self.profiles.renew()
        self.requests.renew()

    def sort(self, kind: RecordKind, entries: Sequence[Entry[R]]) -> tuple[list[Entry[R]], list[tuple[Entry[R], int]]]:
        """Return what is new, and what has changed with the key of what it became; count what says the same."""
        new = [entry for entry in entries if (kind, entry.record.id) not in self.identities]
        old = [entry for entry in entries if (kind, entry.record.id) in self.identities]
        before = self.identities.digests(kind, [entry.record.id for entry in old])
        changed = [
            (entry, self.identities.target(kind, entry.record.id))
            for entry in old
            if entry.digest != before[entry.record.id]
        ]
        self.outcome[kind, "same"] += len(old) - len(changed)
        return new, changed

    def added(self, kind: RecordKind, entries: Sequence[Entry[R]], targets: Sequence[int]) -> None:
        """Remember what new records have become."""
        rows = [(entry.record.id, pk, entry.digest) for entry, pk in zip(entries, targets, strict=True)]
        self.identities.keep(kind, rows)
        self.outcome[kind, "added"] += len(rows)

    def revised(self, kind: RecordKind, entry: Entry[R], *, found: bool) -> None:
        """Remember that a record was rewritten, or that what it had become is gone for good."""
        self.identities.rewrite(kind, entry.record.id, entry.digest)
        self.outcome[kind, "changed" if found else "gone"] += 1

    def volunteer(self, record_id: str) -> int:
        """Return the key of a volunteer by record id."""
        return self.identities.target(RecordKind.VOLUNTEER, record_id)

    def establishment(self, record_id: str | None) -> int | None:
        """Return the key of an establishment by record id."""
        return None if record_id is None else self.identities.target(RecordKind.ESTABLISHMENT, record_id)

    def touch(self, kind: str, pks: Iterable[int]) -> None:
        """Note pages that the index has to read again."""
        self._touched |= dict.fromkeys((kind, pk) for pk in pks)

    def answered(self, request_id: int, at: datetime) -> None:
        """Note that somebody answered a request."""
        self._answers[request_id] = min(at, self._answers.get(request_id, at))

    def accept(self, thread_id: int, record_id: str, at: datetime) -> None:
        """Note that a post, by record id, solved a request; it may be loaded only later."""
        self._solutions.append((at, thread_id, record_id))

    def announce(self) -> None:
        """Write the first answers and the solutions, and have everything that was touched indexed."""
        record_answers(self._answers)
        accept_solutions(
            (thread_id, self.identities.target(RecordKind.POST, record_id), at)
            for at, thread_id, record_id in sorted(self._solutions)
        )
        self._answers, self._solutions = {}, []
        self.have_indexed()

    def have_indexed(self) -> None:
        """Ask for what was touched so far to be indexed, once it is committed."""
        outbox.put_many("index", ({"kind": kind, "pk": pk} for kind, pk in self._touched))
        self._touched = {}
