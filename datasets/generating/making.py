"""Makes and writes a generated set, chunk by chunk: what was written stays when it is stopped, and it goes on there."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

from django.db import transaction

from ..format.lists import Lists
from ..format.parsing import Entry
from ..format.records import Record
from ..format.spool import BATCH
from ..models import RecordKind
from ..writing.conversations import load_posts
from ..writing.loading import Progress, batches, load_establishments, load_people, load_requests
from ..writing.session import Session
from . import establishments, people, requests, threads
from .dice import Span
from .requests import Scale
from .world import World

R = TypeVar("R", bound=Record)
REQUESTS_PER_ESTABLISHMENT = 3
# A generated record is known by its id alone: the same command on another day must not rewrite everybody's dates.
DIGEST = "generated"


def scale_of(volunteers: int, asked: int, posts_per_request: int) -> Scale:
    """Return the scale of a set; requests share establishments."""
    return Scale(volunteers, max(1, asked // REQUESTS_PER_ESTABLISHMENT), asked, posts_per_request)


def generate(scale: Scale, *, seed: int, until: date, progress: Progress | None = None) -> Session:
    """Write a generated set and have it indexed; what the same seed made before stays as it is.

    Each chunk is a transaction: stopped in the middle and called again, it makes the rest.
    Raises `LookupError` when the reference lists aren't loaded.
    """
    with transaction.atomic():
        maker = Maker(scale, seed=seed, until=until, progress=progress)
    maker.make_people()
    maker.make_establishments()
    maker.make_requests()
    return maker.session


class Maker:
    """Holds what every chunk needs; nothing of a chunk outlives it but the identities others point at."""

    def __init__(self, scale: Scale, *, seed: int, until: date, progress: Progress | None) -> None:
        self.scale, self.seed, self.progress = scale, seed, progress
        self.span, self.world, self.lists = Span(until), World(), Lists()
        self.session = Session(f"generated-{seed}", self.lists)

    def make_people(self) -> None:
        """Write the volunteers."""
        total = self.scale.volunteers
        for numbers in self._chunks(RecordKind.VOLUNTEER, total, BATCH):
            made = [people.volunteer(self.seed, n, total, span=self.span, world=self.world) for n in numbers]
            with self._written():
                load_people(self.session, entries(made))

    def make_establishments(self) -> None:
        """Write the establishments that ask."""
        for numbers in self._chunks(RecordKind.ESTABLISHMENT, self.scale.establishments, BATCH):
            made = [establishments.establishment(self.seed, n, world=self.world, lists=self.lists) for n in numbers]
            with self._written():
                load_establishments(self.session, entries(made))

    def make_requests(self) -> None:
        """Write the requests with their threads, so few at a time that long threads stay small in memory."""
        size = max(1, BATCH // max(1, self.scale.posts_per_request))
        for numbers in self._chunks(RecordKind.REQUEST, self.scale.requests, size):
            made = [requests.request(self.seed, n, scale=self.scale, span=self.span, world=self.world) for n in numbers]
            # What was made before stays as it is, its thread too.
            new = {r.id for r in made if (RecordKind.REQUEST, r.id) not in self.session.identities}
            said = [
                post
                for n, record in zip(numbers, made, strict=True)
                if record.id in new
                for post in threads.posts(self.seed, n, record, scale=self.scale, span=self.span)
            ]
            with self._written():
                load_requests(self.session, entries(made))
                for batch in batches(entries(said)):
                    load_posts(self.session, batch)
            self.session.identities.forget(RecordKind.POST)

    @contextmanager
    def _written(self) -> Iterator[None]:
        """Write a chunk with what the index must be told of it, whole or not at all."""
        with transaction.atomic():
            self.session.renew()
            yield
            self.session.announce()

    def _chunks(self, kind: RecordKind, total: int, size: int) -> Iterator[range]:
        for start in range(0, total, size):
            chunk = range(start, min(total, start + size))
            yield chunk
            if self.progress:
                self.progress(kind, chunk.stop, total)


def entries(made: Sequence[R]) -> list[Entry[R]]:
    """Give records the envelope in which the writers take them."""
    return [Entry(record, position, DIGEST) for position, record in enumerate(made, start=1)]
