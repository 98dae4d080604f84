"""Consumers for these tests alone, put beside those the apps registered."""

from collections.abc import Iterator, Sequence

import pytest

from portal.work import consumers
from portal.work.models import OutboxRow


class Recorder:
    """A consumer that notes what it was handed, and fails on what a test calls bad."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.done: list[int] = []
        self.bad: dict[int, Exception] = {}

    def __call__(self, rows: Sequence[OutboxRow]) -> None:
        numbers = [row.payload["n"] for row in rows]
        self.batches.append(numbers)
        for number in numbers:
            if number in self.bad:
                raise self.bad[number]
        self.done += numbers


@pytest.fixture
def registry() -> Iterator[None]:
    """Forget afterwards what a test registers."""
    before = dict(consumers._consumers)
    yield
    consumers._consumers.clear()
    consumers._consumers.update(before)


@pytest.fixture
def recorder(registry: None) -> Recorder:
    """The consumer of the topic `test`, five rows at a time."""
    recorder = Recorder()
    consumers.register("test", recorder, batch=5)
    return recorder
