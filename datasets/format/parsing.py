"""From a raw data set to records, or to the list of everything that is wrong with it."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext as _

from ..models import RecordKind
from . import schema
from .files import RawSet
from .lists import Lists
from .problems import Problem
from .records import EstablishmentRecord, PostRecord, Record, RequestRecord, VolunteerRecord
from .spool import Spool

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """A record with its place in the file, and a digest that tells whether it has changed since the last load."""

    record: R
    position: int
    digest: str


@dataclass
class DataSet:
    """A source's records; those that are wrong are in `problems`, their ids in `ids` all the same."""

    source: str
    volunteers: Spool[Entry[VolunteerRecord]] = field(default_factory=Spool)
    establishments: Spool[Entry[EstablishmentRecord]] = field(default_factory=Spool)
    requests: Spool[Entry[RequestRecord]] = field(default_factory=Spool)
    posts: Spool[Entry[PostRecord]] = field(default_factory=Spool)
    ids: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in RecordKind.values})
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, kind: str, entry: Entry[Any], reason: str) -> None:
        """Note why a record is refused."""
        self.problems.append(Problem(kind, entry.position, entry.record.id, reason))


def parse(raw: RawSet, lists: Lists) -> DataSet:
    """Check every record by itself, and that no two of a kind have the same id."""
    shapes: dict[str, schema.Shape] = {
        RecordKind.VOLUNTEER: schema.volunteer(lists),
        RecordKind.ESTABLISHMENT: schema.establishment(lists),
        RecordKind.REQUEST: schema.request(lists),
        RecordKind.POST: schema.POST,
    }
    found, positions = DataSet(raw.source), Counter[str]()
    for kind, each in raw.records():
        positions[kind] += 1
        _parse_one(found, kind, shapes[kind], each, positions[kind])
    return found


def _parse_one(found: DataSet, kind: str, shape: schema.Shape, raw: Any, position: int) -> None:
    values, wrong = schema.problems_of(raw, shape)
    record_id = str(raw.get("id", ""))[:64] if isinstance(raw, dict) else ""
    if not wrong and record_id in found.ids[kind]:
        wrong = [_("this identifier is on another record")]
    found.ids[kind].add(record_id)
    found.problems += [Problem(kind, position, record_id, reason) for reason in wrong]
    if not wrong:
        entries: Spool[Entry[Any]] = getattr(found, kind)
        entries.append(Entry(shape.build(**values), position, digest(raw)))


def digest(raw: Any) -> str:
    """Return a digest of a record whatever the order of its keys."""
    return hashlib.sha256(json.dumps(raw, sort_keys=True).encode()).hexdigest()


def digest_of(record: Record) -> str:
    """Return a digest of a record that was never in a file (the generator's)."""
    return hashlib.sha256(repr(record).encode()).hexdigest()
