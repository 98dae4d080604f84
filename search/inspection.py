"""The index compared with the database, and its state in figures."""

from dataclasses import dataclass

from portal.work.models import OutboxRow

from .documents import SOURCES, documents_for
from .engines import engine
from .engines.stored import digest


@dataclass(frozen=True)
class Difference:
    """A document that isn't as the database says: `missing`, `outdated`, or `foreign` (nobody may find it)."""

    key: str
    problem: str


@dataclass(frozen=True)
class Status:
    """How the index is; counts by kind."""

    engine: str
    version: str
    documents: dict[str, int]
    expected: dict[str, int]
    waiting: int
    dead: int

    @property
    def is_ready(self) -> bool:
        """Whether there is an index to ask."""
        return bool(self.version)


def differences() -> list[Difference]:
    """Read everything again and return what differs; rows that wait in the outbox explain some of it."""
    indexed = engine().digests()
    found = []
    for kind, source in SOURCES.items():
        for document in documents_for(kind, source.ids()):
            known = indexed.pop(document.key, None)
            if known != digest(document):
                found.append(Difference(document.key, "outdated" if known else "missing"))
    return found + [Difference(key, "foreign") for key in sorted(indexed)]


def expected() -> dict[str, int]:
    """Return how many documents of each kind the database has for the index."""
    return {kind: source.visible().count() for kind, source in SOURCES.items()}


def status() -> Status:
    """Return counts of the index, of the database and of what waits between them."""
    rows = OutboxRow.objects.filter(topic="index")
    used = engine()
    keys = list(used.digests())
    return Status(
        engine=used.name,
        version=used.version(),
        documents={kind: sum(key.startswith(f"{kind}:") for key in keys) for kind in SOURCES},
        expected=expected(),
        waiting=rows.waiting().count(),
        dead=rows.dead().count(),
    )
