"""Load data sets: read, check everything, then write everything or nothing."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from django.db import transaction

from portal import bulk

from .format.files import read_all
from .format.lists import Lists
from .format.parsing import parse
from .format.problems import Problem
from .format.relations import check_all
from .models import RecordKind
from .writing.loading import Progress, load
from .writing.session import Session

Outcome = Counter[tuple[RecordKind, str]]


class RefusedError(Exception):
    """Raised for data sets with wrong records; nothing was written. `problems` tells each."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@transaction.atomic
def load_files(paths: Sequence[Path], *, source: str | None = None, progress: Progress | None = None) -> Outcome:
    """Load files and folders; return how many records of each kind were added, changed, the same or gone since.

    `progress` is told what is being written, after each batch.

    Raises `UnreadableFileError` or `RefusedError` before anything is written.
    """
    lists = Lists()
    sets = [parse(raw, lists) for raw in read_all(paths, source=source)]
    check_all(sets)
    if problems := [problem for found in sets for problem in found.problems]:
        raise RefusedError(problems)
    for found in sets:
        # Of many thousands, all that checking has to remember.
        found.ids.clear()
    outcome: Outcome = Counter()
    for found in sets:
        session = Session(found.source, lists)
        load(session, found, progress)
        outcome += session.outcome
    if outcome.total() >= bulk.BATCH:
        bulk.tell_the_planner()
    return outcome
